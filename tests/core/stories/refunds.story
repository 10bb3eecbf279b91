# What goes back because the freelancer gives it, or because a bank takes it (RULEBOOK 1a, refund).

== out of escrow, in part and whole
generic USD
M1 250.00
M2 100.00
01-05 refund M1 amount=10.00 from=escrow
    refused nothing-in-escrow: nothing of M1 is in escrow
    type: contract show x
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 refund M1 amount=250.01 from=escrow
    refused more-than-escrow: M1 holds 250.00 USD, not 250.01 USD
01-06 refund M1 amount=100.00 from=escrow
    freelancer gave back 100.00 USD of M1, out of escrow: escrow>client M1 100.00 refund
01-07 refund M1 amount=150.00 from=escrow
    freelancer gave back 150.00 USD of M1, out of escrow: escrow>client M1 150.00 refund
    M1 refunded
01-08 refund M1 amount=1.00 from=escrow
    refused nothing-in-escrow: nothing of M1 is in escrow
    type: contract show x
01-08 refund amount=1.00 from=escrow
    refused nothing-in-escrow: nothing of the pool is in escrow
    type: contract show x
01-08 refund amount=1.00 from=paid
    refused milestone-needed: paid money belongs to a milestone: name it
01-08 refund amount=1.00 from=bonus
    refused more-than-released: nothing of the bonuses is there to give back

== what was released goes back within the days for it, the newest release first
generic USD voluntary_refund_days=30
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 release M1 amount=100.00
    client released 100.00 USD of M1: escrow>freelancer M1 100.00
01-10 release M1 amount=150.00
    client released 150.00 USD of M1: escrow>freelancer M1 150.00
    M1 released
01-11 refund M1 amount=1.00 from=escrow
    refused nothing-in-escrow: nothing of M1 is in escrow; 250.00 USD of it was released, which only --paid would give back
    type: contract show x
01-12 refund M1 amount=250.01 from=paid
    refused more-than-released: 250.00 USD of M1 was released and not given back, not 250.01 USD
01-12 refund M1 amount=160.00 from=paid
    freelancer gave back 160.00 USD of M1, out of what was released: freelancer>client M1 150.00 refund, freelancer>client M1 10.00 refund
01-13 refund M1 amount=90.01 from=paid
    refused more-than-released: 90.00 USD of M1 was released and not given back, not 90.01 USD
02-05 refund M1 amount=20.00 from=paid
    freelancer gave back 20.00 USD of M1, out of what was released: freelancer>client M1 20.00 refund
02-06 refund M1 amount=70.00 from=paid
    refused too-late: 0.00 USD of M1 was released within the last 30 days; older releases can no longer be refunded
02-06 refund M1 amount=70.01 from=paid
    refused too-late: 0.00 USD of M1 was released within the last 30 days; older releases can no longer be refunded
02-10 refund M1 amount=70.00 from=paid
    refused too-late: 0.00 USD of M1 was released within the last 30 days; older releases can no longer be refunded

== without a number of days it goes back for ever
generic USD
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 release M1 amount=250.00
    client released 250.00 USD of M1: escrow>freelancer M1 250.00
    M1 released
2028-01-06 refund M1 amount=250.00 from=paid
    freelancer gave back 250.00 USD of M1, out of what was released: freelancer>client M1 250.00 refund
2028-01-06 refund M1 amount=0.01 from=paid
    refused more-than-released: nothing of M1 is there to give back

== released money that is final
generic USD voluntary_refund_days=0
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 release M1 amount=250.00
    client released 250.00 USD of M1: escrow>freelancer M1 250.00
    M1 released
01-06 refund M1 amount=250.01 from=paid
    refused too-late: what was released is final under generic-2026-11
01-06 refund M1 amount=1.00 from=paid
    refused too-late: what was released is final under generic-2026-11
01-06 bonus amount=10.00
    client paid a bonus of 10.00 USD: client>freelancer - 10.00 bonus
01-06 refund amount=1.00 from=bonus
    refused too-late: what was released is final under generic-2026-11

== a bonus goes back, and no milestone counts for it
generic USD voluntary_refund_days=30
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-05 release M1 amount=250.00
    client released 250.00 USD of M1: escrow>freelancer M1 250.00
    M1 released
01-06 bonus amount=10.00
    client paid a bonus of 10.00 USD: client>freelancer - 10.00 bonus
01-07 bonus amount=5.00
    client paid a bonus of 5.00 USD: client>freelancer - 5.00 bonus
01-08 refund M1 amount=12.00 from=bonus
    freelancer gave back 12.00 USD of M1, out of the bonuses: freelancer>client - 5.00 refund, freelancer>client - 7.00 refund
01-08 refund amount=3.01 from=bonus
    refused more-than-released: 3.00 USD of the bonuses was released and not given back, not 3.01 USD
02-06 refund amount=3.01 from=bonus
    refused too-late: 0.00 USD of the bonuses was released within the last 30 days; older releases can no longer be refunded
02-07 refund amount=3.00 from=bonus
    refused too-late: 0.00 USD of the bonuses was released within the last 30 days; older releases can no longer be refunded

== pending money goes back first, and at nothing its hold ends
upwork USD freelancer_fee=10%
M1 250.00 2026-02-01
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
    dormant-notice of all: 02-01 to 04-18
    dormant of all: 02-01 to 05-02
01-05 release M1 amount=250.00
    client released 250.00 USD of M1: freelancer>platform M1 25.00 fee, escrow>pending M1 250.00
    M1 released
    hold-over M1: 01-05 to 01-10
    dormant-notice of all: -
    dormant of all: -
01-06 refund M1 amount=50.00 from=paid
    freelancer gave back 50.00 USD of M1, out of what was released: pending>client M1 50.00 refund
01-07 reverse M1 amount=50.00 from=paid
    platform took back 50.00 USD of M1, out of what was released: pending>client M1 50.00 reversal
01-08 refund M1 amount=150.00 from=paid
    freelancer gave back 150.00 USD of M1, out of what was released: pending>client M1 150.00 refund
    hold-over M1: -

== out of the pool that a rest was carried to
generic USD partial_release=carry
M1 250.00
M2 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 release M1 amount=100.00
    client released 100.00 USD of M1: escrow>freelancer M1 100.00, escrow>pool M1 150.00 carry
    M1 released
01-07 refund amount=150.01 from=escrow
    refused more-than-escrow: the pool holds 150.00 USD, not 150.01 USD
01-07 refund amount=50.00 from=escrow
    freelancer gave back 50.00 USD out of the pool: pool>client - 50.00 refund
01-08 refund amount=100.00 from=escrow
    freelancer gave back 100.00 USD out of the pool: pool>client - 100.00 refund
01-08 refund amount=1.00 from=escrow
    refused nothing-in-escrow: nothing of the pool is in escrow
    type: contract show x
01-08 reverse amount=1.00 from=escrow
    refused nothing-in-escrow: the pool holds 0.00 USD, not 1.00 USD

== nothing of what is disputed
generic USD partial_release=carry
M1 250.00
M2 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-05 fund M2 amount=250.00
    client funded M2 with 250.00 USD: client>escrow M2 250.00
    M2 funded
01-06 release M1 amount=100.00
    client released 100.00 USD of M1: escrow>freelancer M1 100.00, escrow>pool M1 150.00 carry
    M1 released
01-07 dispute claim=50.00
    freelancer disputed the pool, claiming 50.00 USD
    contract disputed
    dispute over pool: freelancer claims 50.00
01-07 dispute M2 claim=50.00
    freelancer disputed M2, claiming 50.00 USD
    M2 funded disputed
    dispute over M2: freelancer claims 50.00
01-08 refund amount=1.00 from=escrow
    refused disputed: the pool is frozen by a dispute
01-08 refund M2 amount=1.00 from=escrow
    refused disputed: M2 is frozen by a dispute
01-09 reverse amount=140.00 from=escrow
    platform took back 140.00 USD out of the pool: pool>client - 140.00 reversal
01-09 reverse amount=10.00 from=escrow
    platform took back 10.00 USD out of the pool: pool>client - 10.00 reversal
    dispute over pool: -
01-10 reverse M2 amount=240.00 from=escrow
    platform took back 240.00 USD of M2, out of escrow: escrow>client M2 240.00 reversal
01-10 reverse M2 amount=10.00 from=escrow
    platform took back 10.00 USD of M2, out of escrow: escrow>client M2 10.00 reversal
    contract active
    M2 refunded
    dispute over M2: -

== one balance
generic USD holds=balance
M1 100.00
M2 200.00
01-05 refund amount=1.00 from=escrow
    refused nothing-in-escrow: nothing of the pool is in escrow
    type: contract show x
01-05 fund amount=150.00
    client funded the contract with 150.00 USD: client>pool - 150.00
    contract active
    M1 funded
    M2 funded
01-06 refund M1 amount=10.00 from=escrow
    refused nothing-in-escrow: nothing of M1 is in escrow
    type: contract show x
01-06 refund amount=10.00 from=escrow
    freelancer gave back 10.00 USD out of the pool: pool>client - 10.00 refund
01-07 reverse amount=140.01 from=escrow
    refused more-than-escrow: the pool holds 140.00 USD, not 140.01 USD
01-07 reverse amount=20.00 from=escrow
    platform took back 20.00 USD out of the pool: pool>client - 20.00 reversal
01-08 dispute claim=5.00
    freelancer disputed the pool, claiming 5.00 USD
    contract disputed
    M1 funded disputed
    M2 funded disputed
    dispute over pool: freelancer claims 5.00
01-08 refund amount=10.00 from=escrow
    refused disputed: the pool is frozen by a dispute

== a bank takes back, also from the pool and after the end
generic USD
M1 250.00
01-05 reverse M1 amount=250.01 from=escrow
    refused nothing-in-escrow: M1 holds 0.00 USD, not 250.01 USD
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 reverse M1 amount=250.01 from=escrow
    refused more-than-escrow: M1 holds 250.00 USD, not 250.01 USD
01-06 reverse M1 amount=50.00 from=escrow
    platform took back 50.00 USD of M1, out of escrow: escrow>client M1 50.00 reversal
01-07 release M1 amount=120.00
    client released 120.00 USD of M1: escrow>freelancer M1 120.00
01-08 reverse M1 amount=80.01 from=escrow
    refused more-than-escrow: M1 holds 80.00 USD, not 80.01 USD
01-08 reverse M1 amount=120.01 from=paid
    refused more-than-released: 120.00 USD of M1 was released and not given back, not 120.01 USD
01-08 reverse amount=120.00 from=paid
    refused milestone-needed: paid money belongs to a milestone: name it
01-08 reverse M1 amount=20.00 from=paid
    platform took back 20.00 USD of M1, out of what was released: freelancer>client M1 20.00 reversal
01-09 close by=client
    client closed the contract
    contract ending
01-10 reverse M1 amount=100.00 from=paid by=client
    client took back 100.00 USD of M1, out of what was released: freelancer>client M1 100.00 reversal
01-11 reverse M1 amount=0.01 from=paid
    refused more-than-released: 0.00 USD of M1 was released and not given back, not 0.01 USD

== what is given back is asked for no more
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
01-06 release M1 amount=250.00
    client released 250.00 USD of M1: escrow>freelancer M1 250.00
    M1 released
01-07 request-refund M1 amount=200.00
    client asked for 200.00 USD of M1 back
    M1 released refund-requested
    refund of M1: 200.00 of paid asked for 01-07
01-07 request-refund M2 amount=200.00
    client asked for 200.00 USD of M2 back
    M2 funded refund-requested
    refund of M2: 200.00 of escrow asked for 01-07
01-08 refund M1 amount=100.00 from=paid
    freelancer gave back 100.00 USD of M1, out of what was released: freelancer>client M1 100.00 refund
    refund of M1: 150.00 of paid asked for 01-07
01-08 reverse M2 amount=100.00 from=escrow
    platform took back 100.00 USD of M2, out of escrow: escrow>client M2 100.00 reversal
    refund of M2: 150.00 of escrow asked for 01-07
01-09 reverse M1 amount=100.00 from=paid
    platform took back 100.00 USD of M1, out of what was released: freelancer>client M1 100.00 reversal
    refund of M1: 50.00 of paid asked for 01-07
01-09 refund M2 amount=50.00 from=escrow
    freelancer gave back 50.00 USD of M2, out of escrow: escrow>client M2 50.00 refund
    refund of M2: 100.00 of escrow asked for 01-07
01-10 refund M1 amount=50.00 from=paid
    freelancer gave back 50.00 USD of M1, out of what was released: freelancer>client M1 50.00 refund
    M1 released
    refund of M1: -
01-10 reverse M2 amount=100.00 from=escrow
    platform took back 100.00 USD of M2, out of escrow: escrow>client M2 100.00 reversal
    M2 refunded
    refund of M2: -

== an ask for escrow is no ask for what was released
generic USD
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 release M1 amount=100.00
    client released 100.00 USD of M1: escrow>freelancer M1 100.00
01-07 request-refund M1 amount=120.00
    client asked for 120.00 USD of M1 back
    M1 funded refund-requested
    refund of M1: 120.00 of escrow asked for 01-07
01-08 refund M1 amount=40.00 from=paid
    freelancer gave back 40.00 USD of M1, out of what was released: freelancer>client M1 40.00 refund
01-09 reverse M1 amount=40.00 from=paid
    platform took back 40.00 USD of M1, out of what was released: freelancer>client M1 40.00 reversal
01-10 refund M1 amount=50.00 from=escrow
    freelancer gave back 50.00 USD of M1, out of escrow: escrow>client M1 50.00 refund
    refund of M1: 100.00 of escrow asked for 01-07

== a bonus is not in escrow
generic USD
M1 250.00
01-05 bonus amount=10.00
    client paid a bonus of 10.00 USD: client>freelancer - 10.00 bonus
01-06 refund amount=1.00 from=escrow
    refused nothing-in-escrow: nothing of the pool is in escrow
    type: contract show x
01-07 refund amount=1.00 from=bonus
    freelancer gave back 1.00 USD out of the bonuses: freelancer>client - 1.00 refund
