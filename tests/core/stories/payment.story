# The client lets money go out of escrow, or pays beside it (RULEBOOK 1a, release; bonus).

== in full, in part, and never more than there is
generic USD
M1 250.00
M2 250.00
M3 1.00
01-05 release amount=1.00
    refused milestone-needed: a release has to name its milestone here
01-05 release M1 amount=1.00
    refused nothing-in-escrow: M1 is unfunded and holds nothing in escrow; a deposit comes before its release
    type: milestone fund x M1
01-05 fund M1 amount=200.00
    client funded M1 with 200.00 USD: client>escrow M1 200.00
    contract active
    M1 funded part-funded
01-06 release M1 amount=200.01
    refused more-than-escrow: M1 holds 200.00 USD, not 200.01 USD
    type: milestone release x M1
01-06 release M1 amount=50.00
    client released 50.00 USD of M1: escrow>freelancer M1 50.00
01-07 release M1 amount=150.00
    client released 150.00 USD of M1: escrow>freelancer M1 150.00
    M1 released part-funded
01-08 release M1 amount=1.00
    refused nothing-in-escrow: M1 is released and holds nothing in escrow; a deposit comes before its release
    type: milestone fund x M1
01-08 cancel M3
    client cancelled M3
    M3 cancelled
01-08 release M3 amount=1.00
    refused nothing-in-escrow: M3 is cancelled and holds nothing in escrow
    type: contract show x
01-09 amend M1 amount=200.00
    client set M1 to 200.00 USD
    M1 released
    M1 is 200.00 'T', 'Accepted in writing'
01-09 release M1 amount=1.00
    refused nothing-in-escrow: M1 is released and holds nothing in escrow
    type: contract show x
01-10 fund M2 amount=250.00
    client funded M2 with 250.00 USD: client>escrow M2 250.00
    M2 funded
01-11 refund M2 amount=250.00 from=escrow
    freelancer gave back 250.00 USD of M2, out of escrow: escrow>client M2 250.00 refund
    M2 refunded
01-11 release M2 amount=1.00
    refused nothing-in-escrow: M2 is refunded and holds nothing in escrow
    type: contract show x
01-12 bonus amount=1.00 by=freelancer
    freelancer paid a bonus of 1.00 USD: client>freelancer - 1.00 bonus
01-13 close by=client
    client closed the contract
    contract closed
01-14 bonus amount=0.50
    client paid a bonus of 0.50 USD: client>freelancer - 0.50 bonus

== a part carries the rest, and an excess is a bonus
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
01-08 release M2 amount=260.00
    client released 260.00 USD of M2: freelancer>platform M2 25.00 fee, escrow>pending M2 250.00, client>platform - 0.30 fee, freelancer>platform - 1.00 fee, client>pending - 10.00 bonus
    M2 released
    hold-over M2: 01-08 to 01-13
    hold-over of all: 01-08 to 01-13
01-13 look
    01-11 the clock: hold-over M1: pending>freelancer M1 100.00
    01-13 the clock: hold-over M2: pending>freelancer M2 250.00
    01-13 the clock: hold-over: pending>freelancer - 10.00 bonus
    hold-over M1: -
    hold-over M2: -
    hold-over of all: -
01-20 bonus amount=10.00
    client paid a bonus of 10.00 USD: client>platform - 0.30 fee, freelancer>platform - 1.00 fee, client>pending - 10.00 bonus
    hold-over of all: 01-20 to 01-25

== a request shrinks with what is released, and its rest is carried
upwork USD refund_request=any-time
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 request-refund M1 amount=200.00
    client asked for 200.00 USD of M1 back
    M1 funded refund-requested
    refund of M1: 200.00 of escrow asked for 01-06
    refund-silence M1: 01-06 to 01-13
01-07 release M1 amount=100.00
    client released 100.00 USD of M1: escrow>pending M1 100.00, escrow>pool M1 150.00 carry
    M1 released
    hold-over M1: 01-07 to 01-12
    refund of M1: -
    refund-silence M1: -

== a contract that ends carries nothing
upwork USD
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 close by=client
    client closed the contract
    contract ending
    M1 funded refund-requested
    refund of M1: 250.00 of escrow asked for 01-06
    refund-silence M1: 01-06 to 01-13
01-07 release M1 amount=100.00
    client released 100.00 USD of M1: escrow>pending M1 100.00
    refund of M1: 150.00 of escrow asked for 01-06
    hold-over M1: 01-07 to 01-12
01-08 release M1 amount=150.01
    client released 150.01 USD of M1: escrow>pending M1 150.00, client>pending - 0.01 bonus
    contract closed
    M1 released
    hold-over M1: 01-07 to 01-12, 01-08 to 01-13
    hold-over of all: 01-08 to 01-13
    refund of M1: -
    refund-silence M1: -

== nothing of what is disputed
generic USD
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 dispute M1 claim=0
    freelancer disputed M1, claiming 0.00 USD
    contract disputed
    M1 funded disputed
    dispute over M1: freelancer claims 0.00
01-07 release M1 amount=1.00
    refused disputed: M1 is frozen by a dispute

== a deposit that another milestone stands in the way of
upwork USD
M1 250.00
M2 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 release M2 amount=250.00
    refused nothing-in-escrow: M2 is unfunded and holds nothing in escrow; a deposit comes before its release
    type: milestone submit x M1

== all or nothing
generic USD partial_release=refuse
M1 250.00
01-05 fund M1 amount=60.00
    client funded M1 with 60.00 USD: client>escrow M1 60.00
    contract active
    M1 funded part-funded
01-06 release M1 amount=59.99
    refused partial-release: M1 holds 60.00 USD, and the platform releases all or nothing
    type: milestone release x M1
01-06 release M1 amount=60.01
    refused more-than-escrow: M1 holds 60.00 USD, not 60.01 USD
    type: milestone release x M1
01-06 release M1 amount=60.00
    client released 60.00 USD of M1: escrow>freelancer M1 60.00
    M1 released part-funded

== all or nothing, with an excess
generic USD partial_release=refuse excess_release=bonus
M1 250.00
01-05 fund M1 amount=60.00
    client funded M1 with 60.00 USD: client>escrow M1 60.00
    contract active
    M1 funded part-funded
01-06 release M1 amount=59.99
    refused partial-release: M1 holds 60.00 USD, and the platform releases all or nothing
    type: milestone release x M1
01-06 release M1 amount=60.01
    client released 60.01 USD of M1: escrow>freelancer M1 60.00, client>freelancer - 0.01 bonus
    M1 released part-funded

== one balance, in order, each milestone whole, and the last takes all
smartinvoice USD
M1 100.00
M2 200.00
01-05 release M1 amount=100.00
    refused nothing-in-escrow: M1 is unfunded and holds nothing in escrow; a deposit comes before its release
    type: milestone fund x
01-05 fund amount=99.00
    client funded the contract with 99.00 USD: client>pool - 99.00
    contract active
    M1 funded
    term-over of all: 01-05 to 2028-01-05
01-06 release M2 amount=100.00
    refused out-of-order: M1 comes before M2
    type: milestone release x M1
01-06 release M1 amount=99.00
    refused partial-release: 100.00 USD of M1 is to be paid, and the platform releases all or nothing
    type: milestone fund x
01-06 release M1 amount=100.00
    refused more-than-escrow: M1 holds 99.00 USD, not 100.00 USD
    type: milestone release x M1
01-07 fund amount=251.00
    client funded the contract with 251.00 USD: client>pool - 251.00
    M2 funded
01-07 release M1 amount=99.99
    refused partial-release: 100.00 USD of M1 is to be paid, and the platform releases all or nothing
    type: milestone release x M1
01-07 release M1 amount=100.01
    refused more-than-escrow: 100.00 USD of M1 is to be paid, not 100.01 USD
    type: milestone release x M1
01-07 release M1 amount=100.00
    client released 100.00 USD of M1: pool>escrow M1 100.00 carry, escrow>freelancer M1 100.00
    M1 released
01-08 release M2 amount=249.99
    refused last-takes-all: M2 is the last, and the last release takes all that is held: 250.00 USD
    type: milestone release x M2
01-08 release M2 amount=250.01
    refused more-than-escrow: M2 holds 250.00 USD, not 250.01 USD
    type: milestone release x M2
01-08 release M2 amount=250.00
    client released 250.00 USD of M2: pool>escrow M2 250.00 carry, escrow>freelancer M2 250.00
    M2 released
    term-over of all: -
01-09 fund amount=10.00
    client funded the contract with 10.00 USD: client>pool - 10.00
    term-over of all: 01-05 to 2028-01-05
01-09 release M1 amount=9.99
    refused last-takes-all: M1 is the last, and the last release takes all that is held: 10.00 USD
    type: milestone release x M1
01-09 release M1 amount=10.00
    client released 10.00 USD of M1: pool>escrow M1 10.00 carry, escrow>freelancer M1 10.00
    term-over of all: -

== one balance, out of order
guru USD
M1 100.00
M2 200.00
01-05 fund amount=250.00
    client funded the contract with 250.00 USD: client>pool - 250.00
    contract active
    M1 funded
    M2 funded
01-06 release M2 amount=200.00
    client released 200.00 USD of M2: pool>escrow M2 200.00 carry, escrow>freelancer M2 200.00
    M2 released
01-07 release M1 amount=60.00
    refused more-than-escrow: M1 holds 50.00 USD, not 60.00 USD
    type: milestone release x M1
01-07 release M1 amount=20.00
    client released 20.00 USD of M1: pool>escrow M1 20.00 carry, escrow>freelancer M1 20.00
    M1 funded part-funded
01-08 release M1 amount=30.00
    client released 30.00 USD of M1: pool>escrow M1 30.00 carry, escrow>freelancer M1 30.00
    M1 released part-funded

== one balance, whole, in a contract that is closed
generic USD holds=balance partial_release=refuse
M1 100.00
M2 200.00
M3 10.00
01-05 fund amount=250.00
    client funded the contract with 250.00 USD: client>pool - 250.00
    contract active
    M1 funded
    M2 funded
01-06 release M1 amount=99.99
    refused partial-release: 100.00 USD of M1 is to be paid, and the platform releases all or nothing
    type: milestone release x M1
01-06 release M2 amount=200.01
    refused more-than-escrow: 200.00 USD of M2 is to be paid, not 200.01 USD
    type: milestone release x M2
01-07 close by=client
    client closed the contract
    contract ending
    M1 cancelled
    M2 cancelled
    M3 cancelled
01-08 release M2 amount=30.00
    client released 30.00 USD of M2: pool>escrow M2 30.00 carry, escrow>freelancer M2 30.00
    M2 released

== in order, and the one before is cancelled
generic USD release_order=in-order
M1 100.00
M2 200.00
M3 300.00
01-05 cancel M1
    client cancelled M1
    M1 cancelled
01-05 fund M2 amount=200.00
    client funded M2 with 200.00 USD: client>escrow M2 200.00
    contract active
    M2 funded
01-05 fund M3 amount=300.00
    client funded M3 with 300.00 USD: client>escrow M3 300.00
    M3 funded
01-06 release M3 amount=300.00
    refused out-of-order: M2 comes before M3
    type: milestone release x M2
01-06 release M2 amount=200.00
    client released 200.00 USD of M2: escrow>freelancer M2 200.00
    M2 released
01-07 release M3 amount=300.00
    client released 300.00 USD of M3: escrow>freelancer M3 300.00
    M3 released
01-08 amend M4 title=More amount=10.00
    client set M4 to title 'More', 10.00 USD
    M4 unfunded
    M4 is 10.00 'More', ''
01-08 fund M4 amount=10.00
    client funded M4 with 10.00 USD: client>escrow M4 10.00
    M4 funded
01-09 release M4 amount=10.00
    client released 10.00 USD of M4: escrow>freelancer M4 10.00
    M4 released

== what he asked for is released
guru USD
M1 100.00
M2 200.00
01-05 fund amount=300.00
    client funded the contract with 300.00 USD: client>pool - 300.00
    contract active
    M1 funded
    M2 funded
01-06 request-release M1
    freelancer asked for the release of M1
    release of M1: 100.00 asked for 01-06
    release-silence M1: 01-06 to 01-13
01-06 request-release M2
    freelancer asked for the release of M2
    release of M2: 200.00 asked for 01-06
    release-silence M2: 01-06 to 01-13
01-07 release M1 amount=100.00
    client released 100.00 USD of M1: pool>escrow M1 100.00 carry, escrow>freelancer M1 100.00
    M1 released
    release of M1: -
    release-silence M1: -

== the rest of a last release goes with it
upwork USD hold_days=0 last_release=all
M1 100.00
M2 200.00
01-05 fund M1 amount=100.00
    client funded M1 with 100.00 USD: client>escrow M1 100.00
    contract active
    M1 funded
01-06 release M1 amount=40.00
    client released 40.00 USD of M1: escrow>freelancer M1 40.00, escrow>pool M1 60.00 carry
    M1 released
01-07 fund M2 amount=200.00
    client funded M2 with 200.00 USD: pool>escrow M2 60.00 carry, client>escrow M2 140.00
    M2 funded
01-08 release M2 amount=199.00
    refused last-takes-all: M2 is the last, and the last release takes all that is held: 200.00 USD
    type: milestone release x M2
01-08 release M2 amount=200.00
    client released 200.00 USD of M2: escrow>freelancer M2 200.00
    M2 released
