# The client puts money into escrow (RULEBOOK 1a, fund).

== a deposit, in parts, and never more than is missing
generic USD
M1 250.00
M2 100.00
01-05 fund amount=1.00
    refused milestone-needed: a deposit has to name its milestone here
01-05 fund M3 amount=1.00
    refused no-such-milestone: there is no milestone M3
    type: milestone list x
01-05 fund M1 amount=250.01
    refused more-than-missing: M1 is missing 250.00 USD, not 250.01 USD
    type: milestone edit x M1 --amount 250.01
01-05 fund M1 amount=100.00
    client funded M1 with 100.00 USD: client>escrow M1 100.00
    contract active
    M1 funded part-funded
01-06 fund M1 amount=150.01
    refused more-than-missing: M1 is missing 150.00 USD, not 150.01 USD
    type: milestone edit x M1 --amount 250.01
01-06 fund M1 amount=150.00
    client funded M1 with 150.00 USD: client>escrow M1 150.00
    M1 funded
01-07 fund M1 amount=0.01
    refused more-than-missing: M1 is fully funded
    type: milestone submit x M1
01-07 submit M1
    freelancer submitted M1
    M1 submitted
    M1 handed in on 01-07
    M1 in review since 01-07
01-07 fund M1 amount=0.01
    refused more-than-missing: M1 is fully funded and submitted
    type: contract show x
01-08 request-changes M1
    client asked for changes in M1
    M1 changes-requested
    M1 changed 1 times
    M1 in review -
01-08 fund M1 amount=0.01
    refused more-than-missing: M1 is fully funded and changes-requested
    type: milestone submit x M1
01-09 release M1 amount=250.00
    client released 250.00 USD of M1: escrow>freelancer M1 250.00
    M1 released
01-09 fund M1 amount=0.01
    refused more-than-missing: M1 is fully funded and released
    type: contract show x
01-09 fund M2 amount=100.00 by=platform
    platform funded M2 with 100.00 USD: client>escrow M2 100.00
    M2 funded

== a submission that waits for its deposit is reviewed from then on
upwork USD escrow_before_work=false
M1 250.00
01-05 submit M1
    freelancer submitted M1
    contract active
    M1 handed in on 01-05
01-07 fund M1 amount=100.00
    client funded M1 with 100.00 USD: client>escrow M1 100.00
    M1 submitted part-funded
    M1 in review since 01-07
    auto-release M1: 01-07 to 01-21
01-08 fund M1 amount=150.00
    client funded M1 with 150.00 USD: client>escrow M1 150.00
    M1 submitted

== what is final and still lacks something starts anew
generic USD review_days=14 on_review_expiry=release
M1 250.00
01-05 fund M1 amount=100.00
    client funded M1 with 100.00 USD: client>escrow M1 100.00
    contract active
    M1 funded part-funded
01-06 submit M1
    freelancer submitted M1
    M1 submitted part-funded
    M1 handed in on 01-06
    M1 in review since 01-06
    auto-release M1: 01-06 to 01-20
01-07 release M1 amount=100.00
    client released 100.00 USD of M1: escrow>freelancer M1 100.00
    M1 released part-funded
    auto-release M1: -
01-08 fund M1 amount=50.00
    client funded M1 with 50.00 USD: client>escrow M1 50.00
    M1 funded part-funded
    M1 handed in -
01-09 fund M1 amount=100.00
    client funded M1 with 100.00 USD: client>escrow M1 100.00
    M1 funded

== one after another
upwork USD
M1 250.00
M2 250.00
M3 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 fund M2 amount=250.00
    refused another-funded: M1 still holds 250.00 USD, and one milestone is funded at a time
    type: milestone submit x M1
01-07 submit M1
    freelancer submitted M1
    M1 submitted
    M1 handed in on 01-07
    M1 in review since 01-07
    auto-release M1: 01-07 to 01-21
01-07 fund M2 amount=250.00
    refused another-funded: M1 still holds 250.00 USD, and one milestone is funded at a time
    type: milestone release x M1
01-08 release M1 amount=250.00
    client released 250.00 USD of M1: escrow>pending M1 250.00
    M1 released
    hold-over M1: 01-08 to 01-13
    auto-release M1: -
01-08 fund M3 amount=250.00
    client funded M3 with 250.00 USD: client>escrow M3 250.00
    M3 funded
01-09 request-refund M3
    refused only-by-closing: the client asks for M3's escrow only by ending the contract
    type: contract close x --by client --refund-report
01-09 close by=client
    client closed the contract
    contract ending
    M2 cancelled
    M3 funded refund-requested
    refund of M3: 250.00 of escrow asked for 01-09
    refund-silence M3: 01-09 to 01-16
    M1 in review -
01-10 decline-refund M3
    freelancer refused to give back what was asked for of M3
    contract disputed
    M3 funded disputed
    dispute over M3: freelancer claims 250.00
    dispute-silence M3: 01-10 to 01-16
    arbitration-default M3: 01-10 to 02-16
    refund of M3: -
    refund-silence M3: -
01-11 fund M1 amount=1.00
    refused contract-closed: the contract was closed by the client
    type: contract show x

== one after another, while what is funded is disputed
generic USD funding=one-at-a-time
M1 250.00
M2 250.00
01-05 fund M1 amount=100.00
    client funded M1 with 100.00 USD: client>escrow M1 100.00
    contract active
    M1 funded part-funded
01-06 dispute M1 claim=0
    freelancer disputed M1, claiming 0.00 USD
    contract disputed
    M1 funded part-funded disputed
    dispute over M1: freelancer claims 0.00
01-06 fund M1 amount=100.00
    refused disputed: M1 is frozen by a dispute
01-06 fund M2 amount=250.00
    refused another-funded: M1 still holds 100.00 USD, and one milestone is funded at a time
    type: escrowbook agenda x
01-07 settle M1 freelancer=100.00
    mutual settled M1: 100.00 USD to the freelancer: escrow>freelancer M1 100.00
    contract active
    M1 released part-funded
    dispute over M1: -
01-08 fund M2 amount=250.00
    client funded M2 with 250.00 USD: client>escrow M2 250.00
    M2 funded

== a request is answered before more is put in
generic USD
M1 250.00
01-05 fund M1 amount=100.00
    client funded M1 with 100.00 USD: client>escrow M1 100.00
    contract active
    M1 funded part-funded
01-06 request-refund M1
    client asked for all that is there of M1 back
    M1 funded part-funded refund-requested
    refund of M1: 100.00 of escrow asked for 01-06
01-06 fund M1 amount=150.00
    refused refund-requested: the client has asked for the money in M1 back: the freelancer declines or approves that first
    type: escrowbook agenda x
01-07 approve-refund M1 amount=50.00
    freelancer agreed to give back 50.00 USD of M1: escrow>client M1 50.00 refund
    refund of M1: 50.00 of escrow asked for 01-06
01-07 fund M1 amount=150.00
    refused refund-requested: the client has asked for the money in M1 back: the freelancer declines or approves that first
    type: escrowbook agenda x
01-08 approve-refund M1
    freelancer agreed to give back what was asked for of M1: escrow>client M1 50.00 refund
    M1 refunded part-funded
    refund of M1: -
01-08 fund M1 amount=150.00
    client funded M1 with 150.00 USD: client>escrow M1 150.00
    M1 funded

== no milestone is funded below the platform's minimum
upwork USD
M1 4.99
M2 5.00
01-05 fund M1 amount=4.99
    refused below-minimum: M1 costs 4.99 USD; the platform's minimum is 5.00 USD
    type: milestone edit x M1 --amount 5.00
01-05 fund M2 amount=5.00
    client funded M2 with 5.00 USD: client>escrow M2 5.00
    contract active
    M2 funded

== a minimum in another currency is none
upwork EUR
M1 4.99
01-05 fund M1 amount=4.99
    client funded M1 with 4.99 EUR: client>escrow M1 4.99
    contract active
    M1 funded

== the least deposit
generic USD min_deposit=30%
M1 250.00
01-05 fund M1 amount=74.99
    refused deposit-too-small: the least deposit on M1 is 75.00 USD here, not 74.99 USD
    type: milestone fund x M1 --amount 75.00
01-05 fund M1 amount=75.00
    client funded M1 with 75.00 USD: client>escrow M1 75.00
    contract active
    M1 funded part-funded
01-06 fund M1 amount=0.01
    client funded M1 with 0.01 USD: client>escrow M1 0.01

== the least deposit on one balance
generic USD holds=balance min_deposit=30%
M1 100.00
M2 200.00
M3 500.00
01-05 cancel M3
    client cancelled M3
    M3 cancelled
01-05 fund M1 amount=100.00
    refused balance-held: one balance is held for all milestones, so a deposit names none
    type: milestone fund x --amount 100.00
01-05 fund amount=89.99
    refused deposit-too-small: the least deposit on the contract is 90.00 USD here, not 89.99 USD
    type: milestone fund x --amount 90.00
01-05 fund amount=90.00
    client funded the contract with 90.00 USD: client>pool - 90.00
    contract active
    M1 funded
01-06 fund amount=0.01
    client funded the contract with 0.01 USD: client>pool - 0.01
01-07 dispute claim=1.00
    freelancer disputed the pool, claiming 1.00 USD
    contract disputed
    M1 funded disputed
    dispute over pool: freelancer claims 1.00
01-07 fund amount=1.00
    refused disputed: the balance is frozen by a dispute

== one balance that lacks nothing
generic USD holds=balance
M1 100.00
01-05 fund amount=100.00
    client funded the contract with 100.00 USD: client>pool - 100.00
    contract active
    M1 funded
01-06 fund M1 amount=1.00
    refused balance-held: one balance is held for all milestones, so a deposit names none
    type: contract show x

== what is over is not put in again below the least deposit
generic USD min_deposit=30%
M1 250.00
01-05 fund M1 amount=75.00
    client funded M1 with 75.00 USD: client>escrow M1 75.00
    contract active
    M1 funded part-funded
01-06 release M1 amount=75.00
    client released 75.00 USD of M1: escrow>freelancer M1 75.00
    M1 released part-funded
01-07 amend M1 amount=500.00
    client set M1 to 500.00 USD
    M1 is 500.00 'T', 'Accepted in writing'
01-08 fund M1 amount=74.99
    refused deposit-too-small: the least deposit on M1 is 75.00 USD here, not 74.99 USD
    type: milestone fund x M1 --amount 75.00
01-08 fund M1 amount=75.00
    client funded M1 with 75.00 USD: client>escrow M1 75.00
    M1 funded part-funded

== a rest that was carried is used before new money
upwork USD freelancer_fee=10% client_fee=3%
M1 250.00
M2 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>platform M1 7.50 fee, client>escrow M1 250.00
    contract active
    M1 funded
01-06 release M1 amount=100.00
    client released 100.00 USD of M1: freelancer>platform M1 10.00 fee, escrow>pending M1 100.00, escrow>pool M1 150.00 carry
    M1 released
    hold-over M1: 01-06 to 01-11
01-07 fund M2 amount=250.00
    client funded M2 with 250.00 USD: pool>escrow M2 150.00 carry, client>platform M2 3.00 fee, client>escrow M2 100.00
    M2 funded

== a submission in one balance is reviewed from its deposit on
generic USD holds=balance review_days=14 on_review_expiry=release
M1 100.00
M2 200.00
01-05 submit M1
    freelancer submitted M1
    contract active
    M1 handed in on 01-05
01-06 fund amount=100.00
    client funded the contract with 100.00 USD: client>pool - 100.00
    M1 submitted
    M1 in review since 01-06
    auto-release M1: 01-06 to 01-20
01-20 look
    01-20 the clock: auto-release M1: pool>escrow M1 100.00 carry, escrow>freelancer M1 100.00
    M1 released
    M1 handed in -
    M1 in review -
    auto-release M1: -

== a closed contract takes no deposit
generic USD
M1 250.00
01-05 fund M1 amount=100.00
    client funded M1 with 100.00 USD: client>escrow M1 100.00
    contract active
    M1 funded part-funded
01-06 close by=client
    client closed the contract
    contract ending
    M1 funded
01-07 fund M1 amount=150.00
    refused contract-closed: the contract was closed by the client
    type: contract show x
