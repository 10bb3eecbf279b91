# Terms are accepted, milestones change or go, the contract pauses (RULEBOOK 1a).

== terms are accepted once, and again where they are others
upwork USD
M1 250.00 2026-02-01
01-05 accept terms=0123456789ab
    freelancer accepted the terms
    contract active
    terms: 0123456789ab
01-06 accept terms=0123456789ab
    refused already-accepted: these very terms are accepted already
01-06 accept terms=0123456789ac by=client
    client accepted the terms
    terms: 0123456789ac

== a milestone is added, with all that it needs
generic USD max_milestones=2
M1 250.00
01-05 amend M2 title=Shop
    refused incomplete-milestone: M2 is a new milestone and needs a title and an amount
    type: milestone add x 'TITLE=AMOUNT'
01-05 amend M2 amount=50.00
    refused incomplete-milestone: M2 is a new milestone and needs a title and an amount
    type: milestone add x 'TITLE=AMOUNT'
01-05 amend M2 title=Shop amount=50.00
    client set M2 to title 'Shop', 50.00 USD
    M2 unfunded
    M2 is 50.00 'Shop', ''
01-06 amend M3 title=More amount=1.00
    refused too-many-milestones: a contract has at most 2 milestones here
01-06 fund M2 amount=50.00
    client funded M2 with 50.00 USD: client>escrow M2 50.00
    contract active
    M2 funded

== a milestone is added with a day and a scope, and each is changed
upwork USD
M1 250.00 2026-02-01
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
    dormant-notice of all: 02-01 to 04-18
    dormant of all: 02-01 to 05-02
01-10 amend M2 title=Shop amount=50.00 due=2026-03-01 scope=All_pages
    client set M2 to title 'Shop', 50.00 USD, due 2026-03-01, a new scope
    M2 unfunded
    M2 is 50.00 'Shop', 'All pages', due 2026-03-01
    dormant-notice of all: 03-01 to 05-16
    dormant of all: 03-01 to 05-30
01-11 amend M2 due=2026-04-01
    client set M2 to due 2026-04-01
    M2 is 50.00 'Shop', 'All pages', due 2026-04-01
    dormant-notice of all: 04-01 to 06-16
    dormant of all: 04-01 to 06-30
01-12 amend M2 title=Store
    client set M2 to title 'Store'
    M2 is 50.00 'Store', 'All pages', due 2026-04-01
01-13 amend M2 scope=Five_pages
    client set M2 to a new scope
    M2 is 50.00 'Store', 'Five pages', due 2026-04-01
01-14 amend M2 amount=60.00
    client set M2 to 60.00 USD
    M2 is 60.00 'Store', 'Five pages', due 2026-04-01
01-15 amend M1 due=2026-01-20 by=mutual
    mutual set M1 to due 2026-01-20
    M1 is 250.00 'T', 'Accepted in writing', due 2026-01-20
01-16 amend M2
    refused nothing-amended: nothing of M2 would change

== a title and a scope may be empty
generic USD
M1 250.00
01-05 amend M2 title= amount=50.00
    client set M2 to title '', 50.00 USD
    M2 unfunded
    M2 is 50.00 '', ''
01-05 amend M2 scope=Some
    client set M2 to a new scope
    M2 is 50.00 '', 'Some'
01-05 amend M2 scope= title=
    client set M2 to title '', a new scope
    M2 is 50.00 '', ''

== no price below what was put in
generic USD
M1 250.00
01-05 fund M1 amount=200.00
    client funded M1 with 200.00 USD: client>escrow M1 200.00
    contract active
    M1 funded part-funded
01-06 amend M1 amount=199.99
    refused below-deposit: 200.00 USD were already put into M1
    type: milestone edit x M1 --amount 200.00
01-06 amend M1 amount=200.00
    client set M1 to 200.00 USD
    M1 funded
    M1 is 200.00 'T', 'Accepted in writing'
01-07 release M1 amount=50.00
    client released 50.00 USD of M1: escrow>freelancer M1 50.00
01-07 amend M1 amount=150.00
    refused below-deposit: 200.00 USD were already put into M1
    type: milestone edit x M1 --amount 200.00
01-08 amend M1 amount=200.01
    client set M1 to 200.01 USD
    M1 funded part-funded
    M1 is 200.01 'T', 'Accepted in writing'

== no price below what the one balance covers
generic USD holds=balance
M1 100.00
M2 200.00
01-05 fund amount=250.00
    client funded the contract with 250.00 USD: client>pool - 250.00
    contract active
    M1 funded
    M2 funded
01-06 amend M2 amount=100.00
    client set M2 to 100.00 USD
    M2 is 100.00 'T', 'Accepted in writing'
01-06 amend M1 amount=50.00
    client set M1 to 50.00 USD
    M1 is 50.00 'T', 'Accepted in writing'
01-07 release M1 amount=50.00
    client released 50.00 USD of M1: pool>escrow M1 50.00 carry, escrow>freelancer M1 50.00
    M1 released
01-07 amend M1 amount=49.99
    refused below-deposit: 50.00 USD were already put into M1
    type: milestone edit x M1 --amount 50.00

== a cancelled milestone is gone
generic USD
M1 250.00
M2 250.00
01-05 fund M1 amount=0.01
    client funded M1 with 0.01 USD: client>escrow M1 0.01
    contract active
    M1 funded part-funded
01-06 cancel M1
    refused money-put-in: money was put into M1, so it cannot be dropped: it is released, given back or divided
    type: contract show x
01-06 cancel M2
    client cancelled M2
    M2 cancelled
01-07 cancel M2
    refused milestone-cancelled: M2 is cancelled already
01-07 amend M2 title=Again
    refused milestone-cancelled: M2 was cancelled
    type: milestone add x 'TITLE=AMOUNT'
01-07 fund M2 amount=1.00
    refused milestone-cancelled: M2 was cancelled
    type: milestone add x 'TITLE=AMOUNT'
01-07 amend M3
    refused incomplete-milestone: M3 is a new milestone and needs a title and an amount
    type: milestone add x 'TITLE=AMOUNT'
01-08 release M1 amount=0.01
    client released 0.01 USD of M1: escrow>freelancer M1 0.01
    M1 released part-funded
01-09 cancel M1
    refused money-put-in: money was put into M1, so it cannot be dropped: it is released, given back or divided
    type: contract show x

== nothing is cancelled that is disputed
generic USD holds=balance
M1 100.00
M2 200.00
01-05 fund amount=50.00
    client funded the contract with 50.00 USD: client>pool - 50.00
    contract active
    M1 funded
01-05 dispute claim=5.00
    freelancer disputed the pool, claiming 5.00 USD
    contract disputed
    M1 funded disputed
    dispute over pool: freelancer claims 5.00
01-06 cancel M1
    refused disputed: M1 is frozen by a dispute
01-06 cancel M2
    client cancelled M2
    M2 cancelled

== a pause and its end
generic USD
M1 250.00
M2 250.00
01-05 resume
    refused not-on-hold: the contract is not on hold
01-05 pause
    client put the contract on hold
    contract on-hold
    M1 unfunded on-hold
    M2 unfunded on-hold
01-06 pause
    refused already-on-hold: the contract is on hold already
    type: contract resume x
01-06 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    M1 funded on-hold
01-07 release M1 amount=250.00
    client released 250.00 USD of M1: escrow>freelancer M1 250.00
    M1 released
01-08 resume by=freelancer
    freelancer resumed the contract
    contract active
    M2 unfunded
01-08 resume
    refused not-on-hold: the contract is not on hold

== a closed contract admits none of it
upwork USD
M1 250.00
01-05 close by=client
    client closed the contract
    contract closed
    M1 cancelled
01-06 accept terms=0123456789ab
    refused contract-closed: the contract was closed by the client
    type: contract show x
01-06 amend M1 amount=1.00
    refused contract-closed: the contract was closed by the client
    type: contract show x
01-06 amend M2 title=Shop amount=1.00
    refused contract-closed: the contract was closed by the client
    type: contract show x
01-06 cancel M1
    refused contract-closed: the contract was closed by the client
    type: contract show x
01-06 pause
    refused contract-closed: the contract was closed by the client
    type: contract show x
01-06 resume
    refused contract-closed: the contract was closed by the client
    type: contract show x
