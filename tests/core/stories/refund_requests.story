# The client asks for money back, and the freelancer answers (RULEBOOK 1a).

== escrow is asked for at any time, whole and once
generic USD
M1 250.00
M2 250.00
01-05 request-refund M1
    refused nothing-to-ask-for: neither escrow nor released money of M1 is there
    type: milestone list x
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 approve-refund M1
    refused nothing-asked: no refund request is open for M1
    type: escrowbook agenda x
01-06 decline-refund M1
    refused nothing-asked: no refund request is open for M1
    type: escrowbook agenda x
01-06 request-refund M1 amount=250.01
    refused more-than-escrow: M1 holds 250.00 USD, not 250.01 USD
01-06 request-refund M1
    client asked for all that is there of M1 back
    M1 funded refund-requested
    refund of M1: 250.00 of escrow asked for 01-06
01-07 request-refund M1 amount=10.00
    refused refund-requested: 250.00 USD of M1 is already asked back
    type: escrowbook agenda x
01-08 approve-refund M1 amount=250.01
    refused more-than-asked: 250.00 USD of M1 was asked for, not 250.01 USD
01-08 decline-refund M1 amount=250.01
    refused more-than-asked: 250.00 USD of M1 was asked for, not 250.01 USD
01-08 approve-refund M1
    freelancer agreed to give back what was asked for of M1: escrow>client M1 250.00 refund
    M1 refunded
    refund of M1: -
01-09 approve-refund M1
    refused nothing-asked: no refund request is open for M1
    type: escrowbook agenda x
01-09 request-refund M1
    refused nothing-to-ask-for: neither escrow nor released money of M1 is there
    type: milestone list x

== a part is asked for, and a part of it approved
generic USD
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 request-refund M1 amount=200.00 by=platform
    platform asked for 200.00 USD of M1 back
    M1 funded refund-requested
    refund of M1: 200.00 of escrow asked for 01-06
01-07 approve-refund M1 amount=50.00
    freelancer agreed to give back 50.00 USD of M1: escrow>client M1 50.00 refund
    refund of M1: 150.00 of escrow asked for 01-06
01-08 approve-refund M1 amount=150.01
    refused more-than-asked: 150.00 USD of M1 was asked for, not 150.01 USD
01-08 approve-refund M1 amount=150.00
    freelancer agreed to give back 150.00 USD of M1: escrow>client M1 150.00 refund
    M1 funded
    refund of M1: -
01-09 request-refund M1 amount=100.00
    refused more-than-escrow: M1 holds 50.00 USD, not 100.00 USD
01-09 request-refund M1 amount=50.00
    client asked for 50.00 USD of M1 back
    M1 funded refund-requested
    refund of M1: 50.00 of escrow asked for 01-09
01-10 approve-refund M1 amount=50.01
    refused more-than-asked: 50.00 USD of M1 was asked for, not 50.01 USD

== a part is declined, and all that is held is frozen
generic USD
M1 250.00
M2 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-05 fund M2 amount=250.00
    client funded M2 with 250.00 USD: client>escrow M2 250.00
    M2 funded
01-06 request-refund M1 amount=200.00
    client asked for 200.00 USD of M1 back
    M1 funded refund-requested
    refund of M1: 200.00 of escrow asked for 01-06
01-06 request-refund M2 amount=200.00
    client asked for 200.00 USD of M2 back
    M2 funded refund-requested
    refund of M2: 200.00 of escrow asked for 01-06
01-07 decline-refund M1 amount=1.00
    freelancer refused to give back what was asked for of M1
    contract disputed
    M1 funded disputed
    dispute over M1: freelancer claims 250.00
    refund of M1: -
01-07 decline-refund M2 by=client
    client refused to give back what was asked for of M2
    M2 funded disputed
    dispute over M2: client claims 0.00
    refund of M2: -
01-08 request-refund M1
    refused disputed: M1 is frozen by a dispute
01-08 approve-refund M1
    refused nothing-asked: no refund request is open for M1
    type: escrowbook agenda x

== silence pays the client
upwork USD refund_request=any-time
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 submit M1
    freelancer submitted M1
    M1 submitted
    M1 handed in on 01-06
    M1 in review since 01-06
    auto-release M1: 01-06 to 01-20
01-07 request-refund M1 amount=200.00
    client asked for 200.00 USD of M1 back
    M1 submitted refund-requested
    refund of M1: 200.00 of escrow asked for 01-07
    refund-silence M1: 01-07 to 01-14
    M1 in review -
    auto-release M1: -
01-14 look
    01-14 the clock: refund-silence M1: escrow>client M1 200.00 refund
    M1 submitted
    refund of M1: -
    refund-silence M1: -
01-15 submit M1
    refused already-submitted: M1 is submitted and waits for the client, who releases it or asks for changes
    type: escrowbook agenda x
01-16 request-refund M1
    client asked for all that is there of M1 back
    M1 submitted refund-requested
    refund of M1: 50.00 of escrow asked for 01-16
    refund-silence M1: 01-16 to 01-23
01-17 approve-refund M1 amount=20.00
    freelancer agreed to give back 20.00 USD of M1: escrow>client M1 20.00 refund
    refund of M1: 30.00 of escrow asked for 01-16
01-23 look
    01-23 the clock: refund-silence M1: escrow>client M1 30.00 refund
    M1 refunded
    refund of M1: -
    refund-silence M1: -

== the platform knows no request
generic USD refund_request=none partial_release=carry
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 request-refund M1
    refused no-refund-request: the platform has no refund request for M1
01-07 release M1 amount=100.00
    client released 100.00 USD of M1: escrow>freelancer M1 100.00, escrow>pool M1 150.00 carry
    M1 released
01-08 request-refund
    refused no-refund-request: the platform has no refund request for the pool
01-08 request-refund M1 amount=100.00
    client asked for 100.00 USD of M1 back
    M1 released refund-requested
    refund of M1: 100.00 of paid asked for 01-08

== only by closing
upwork USD
M1 250.00
M2 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 request-refund M1
    refused only-by-closing: the client asks for M1's escrow only by ending the contract
    type: contract close x --by client --refund-report
01-07 release M1 amount=100.00
    client released 100.00 USD of M1: escrow>pending M1 100.00, escrow>pool M1 150.00 carry
    M1 released
    hold-over M1: 01-07 to 01-12
01-08 request-refund
    refused only-by-closing: the client asks for the pool's escrow only by ending the contract
    type: contract close x --by client --refund-report

== released money may be asked for, and refused
generic USD
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 release M1 amount=100.00
    client released 100.00 USD of M1: escrow>freelancer M1 100.00
01-07 release M1 amount=150.00
    client released 150.00 USD of M1: escrow>freelancer M1 150.00
    M1 released
01-08 request-refund M1 amount=250.01
    refused more-than-released: 250.00 USD of M1 was released and not given back, not 250.01 USD
01-08 request-refund M1
    client asked for all that is there of M1 back
    M1 released refund-requested
    refund of M1: 250.00 of paid asked for 01-08
01-08 request-refund M1
    refused refund-requested: 250.00 USD of M1 is already asked back
    type: escrowbook agenda x
01-09 decline-refund M1 amount=250.01
    refused more-than-asked: 250.00 USD of M1 was asked for, not 250.01 USD
01-09 decline-refund M1
    freelancer refused to give back what was asked for of M1
    M1 released
    refund of M1: -
01-10 request-refund M1 amount=250.00
    client asked for 250.00 USD of M1 back
    M1 released refund-requested
    refund of M1: 250.00 of paid asked for 01-10
01-11 approve-refund M1 amount=100.00
    freelancer agreed to give back 100.00 USD of M1: freelancer>client M1 100.00 refund
    refund of M1: 150.00 of paid asked for 01-10
01-12 approve-refund M1
    freelancer agreed to give back what was asked for of M1: freelancer>client M1 50.00 refund, freelancer>client M1 100.00 refund
    M1 released
    refund of M1: -
01-13 request-refund M1
    refused nothing-to-ask-for: neither escrow nor released money of M1 is there
    type: milestone list x

== within the days for it, from the last release on
generic USD ask_refund_days=10
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 release M1 amount=100.00
    client released 100.00 USD of M1: escrow>freelancer M1 100.00
01-07 release M1 amount=150.00
    client released 150.00 USD of M1: escrow>freelancer M1 150.00
    M1 released
01-17 request-refund M1 amount=1.00
    client asked for 1.00 USD of M1 back
    M1 released refund-requested
    refund of M1: 1.00 of paid asked for 01-17
01-17 approve-refund M1
    freelancer agreed to give back what was asked for of M1: freelancer>client M1 1.00 refund
    M1 released
    refund of M1: -
01-17T00:00:01 request-refund M1 amount=1.00
    refused too-late: the last release of M1 is more than 10 days ago

== released money that is final
generic USD ask_refund_days=0
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 release M1 amount=250.00
    client released 250.00 USD of M1: escrow>freelancer M1 250.00
    M1 released
01-06 request-refund M1
    refused too-late: what was released is final under generic-2026-11

== what was released is asked for after the end
upwork USD
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 release M1 amount=250.00
    client released 250.00 USD of M1: escrow>pending M1 250.00
    M1 released
    hold-over M1: 01-06 to 01-11
01-12 close by=client
    01-11 the clock: hold-over M1: pending>freelancer M1 250.00
    client closed the contract
    contract closed
    hold-over M1: -
01-13 request-refund M1 amount=50.00
    client asked for 50.00 USD of M1 back
    M1 released refund-requested
    refund of M1: 50.00 of paid asked for 01-13
01-14 approve-refund M1
    freelancer agreed to give back what was asked for of M1: freelancer>client M1 50.00 refund
    M1 released
    refund of M1: -
01-15 request-refund M1 amount=50.00
    client asked for 50.00 USD of M1 back
    M1 released refund-requested
    refund of M1: 50.00 of paid asked for 01-15
01-16 decline-refund M1
    freelancer refused to give back what was asked for of M1
    M1 released
    refund of M1: -

== the pool that a rest was carried to
generic USD partial_release=carry refund_response_days=7 on_refund_silence=refund
M1 250.00
M2 250.00
01-05 request-refund
    refused nothing-to-ask-for: neither escrow nor released money of the pool is there
    type: milestone list x
01-05 bonus amount=10.00
    client paid a bonus of 10.00 USD: client>freelancer - 10.00 bonus
01-05 request-refund
    refused nothing-to-ask-for: neither escrow nor released money of the pool is there
    type: milestone list x
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 release M1 amount=100.00
    client released 100.00 USD of M1: escrow>freelancer M1 100.00, escrow>pool M1 150.00 carry
    M1 released
01-07 request-refund amount=150.01
    refused more-than-escrow: the pool holds 150.00 USD, not 150.01 USD
01-07 approve-refund
    refused nothing-asked: no refund request is open for the pool
    type: escrowbook agenda x
01-07 decline-refund
    refused nothing-asked: no refund request is open for the pool
    type: escrowbook agenda x
01-07 request-refund amount=100.00
    client asked for 100.00 USD of the pool back
    refund of pool: 100.00 of pool asked for 01-07
    refund-silence of all: 01-07 to 01-14
01-08 request-refund amount=10.00
    refused refund-requested: 100.00 USD of the pool is already asked back
    type: escrowbook agenda x
01-08 approve-refund amount=100.01
    refused more-than-asked: 100.00 USD of the pool was asked for, not 100.01 USD
01-08 approve-refund amount=20.00
    freelancer agreed to give back 20.00 USD of the pool: pool>client - 20.00 refund
    refund of pool: 80.00 of pool asked for 01-07
01-14 look
    01-14 the clock: refund-silence: pool>client - 80.00 refund
    refund of pool: -
    refund-silence of all: -
01-15 request-refund
    client asked for all that is there of the pool back
    refund of pool: 50.00 of pool asked for 01-15
    refund-silence of all: 01-15 to 01-22
01-16 decline-refund amount=50.01
    refused more-than-asked: 50.00 USD of the pool was asked for, not 50.01 USD
01-16 decline-refund amount=50.00
    freelancer refused to give back what was asked for of the pool
    contract disputed
    dispute over pool: freelancer claims 50.00
    refund of pool: -
    refund-silence of all: -
01-17 request-refund
    refused disputed: the pool is frozen by a dispute

== the one balance, to the client
generic USD holds=balance refund_response_days=7 on_refund_silence=refund
M1 100.00
M2 200.00
01-05 fund amount=250.00
    client funded the contract with 250.00 USD: client>pool - 250.00
    contract active
    M1 funded
    M2 funded
01-06 submit M1
    freelancer submitted M1
    M1 submitted
    M1 handed in on 01-06
    M1 in review since 01-06
01-07 request-refund M1
    refused nothing-to-ask-for: neither escrow nor released money of M1 is there
    type: milestone list x
01-07 request-refund amount=50.00
    client asked for 50.00 USD of the pool back
    M1 submitted refund-requested
    M2 funded refund-requested
    refund of pool: 50.00 of pool asked for 01-07
    refund-silence of all: 01-07 to 01-14
    M1 in review -
01-08 approve-refund
    freelancer agreed to give back what was asked for of the pool: pool>client - 50.00 refund
    M1 submitted
    M2 funded
    refund of pool: -
    refund-silence of all: -
01-09 request-refund
    client asked for all that is there of the pool back
    M1 submitted refund-requested
    M2 funded refund-requested
    refund of pool: 200.00 of pool asked for 01-09
    refund-silence of all: 01-09 to 01-16
01-10 decline-refund by=client
    client refused to give back what was asked for of the pool
    contract disputed
    M1 submitted disputed
    M2 funded disputed
    dispute over pool: client claims 0.00
    refund of pool: -
    refund-silence of all: -

== the one balance, to the freelancer
generic USD holds=balance refund_response_days=7 on_refund_silence=release
M1 100.00
M2 200.00
01-05 fund amount=250.00
    client funded the contract with 250.00 USD: client>pool - 250.00
    contract active
    M1 funded
    M2 funded
01-07 request-refund amount=150.00
    client asked for 150.00 USD of the pool back
    M1 funded refund-requested
    M2 funded refund-requested
    refund of pool: 150.00 of pool asked for 01-07
    refund-silence of all: 01-07 to 01-14
01-14 look
    01-14 the clock: refund-silence: pool>escrow M1 100.00 carry, escrow>freelancer M1 100.00, pool>escrow M2 50.00 carry, escrow>freelancer M2 50.00
    M1 released
    M2 funded part-funded
    refund of pool: -
    refund-silence of all: -
