# Work is done and submitted; the client asks for changes, or is silent (RULEBOOK 1a).

== work begins at anybody's own risk, also after the end
generic USD
M1 250.00
01-05 work M1 done=40
    freelancer has done 40 percent of M1
    M1 done 40 percent
01-06 work M1 done=0
    freelancer has done 0 percent of M1
    M1 done -
01-07 work M1 done=100 by=client
    client has done 100 percent of M1
    M1 done 100 percent
01-08 close by=client
    client closed the contract
    contract closed
    M1 cancelled
01-09 work M1 done=50
    freelancer has done 50 percent of M1
    M1 done 50 percent

== a submission, changes, and a submission again
upwork USD
M1 250.00
M2 250.00
01-05 request-changes M1
    refused not-submitted: M1 is not submitted
    type: milestone fund x M1
01-05 submit M1
    refused nothing-in-escrow: M1 is not funded: do not work on it, nothing is protected
    type: milestone fund x M1
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 request-changes M1
    refused not-submitted: M1 is not submitted
    type: milestone submit x M1
01-06 submit M1 files={"draft.pdf"="9f2c"}
    freelancer submitted M1
    M1 submitted
    M1 handed in on 01-06
    M1 in review since 01-06
    auto-release M1: 01-06 to 01-20
01-07 submit M1
    refused already-submitted: M1 is submitted and waits for the client, who releases it or asks for changes
    type: escrowbook agenda x
01-08 request-changes M1
    client asked for changes in M1
    M1 changes-requested
    M1 changed 1 times
    M1 in review -
    auto-release M1: -
01-09 submit M1
    freelancer submitted M1
    M1 submitted
    M1 handed in on 01-09
    M1 in review since 01-09
    auto-release M1: 01-09 to 01-23
01-10 submit M2
    refused nothing-in-escrow: M2 is not funded: do not work on it, nothing is protected
    type: milestone release x M1
01-10 request-changes M2
    refused not-submitted: M2 is not submitted
    type: milestone release x M1
01-23 look
    01-23 the clock: auto-release M1: escrow>pending M1 250.00
    M1 released
    hold-over M1: 01-23 to 01-28
    auto-release M1: -
01-24 submit M1
    refused milestone-final: M1 is released already
01-24 request-changes M1
    refused milestone-final: M1 is released already, because the clock did auto-release of M1 at 2026-01-23T00:00:00Z; where the platform did not, record that
    type: contract observe x M1 --did-not-happen auto-release --at 2026-01-23T00:00:00Z

== what is cancelled is not worked on
generic USD
M1 250.00
01-05 request-changes M1
    refused not-submitted: M1 is not submitted
    type: milestone submit x M1
01-05 cancel M1
    client cancelled M1
    M1 cancelled
01-06 submit M1
    refused milestone-cancelled: M1 was cancelled
01-06 request-changes M1
    refused milestone-cancelled: M1 was cancelled
01-06 request-release M1
    refused nothing-in-escrow: nothing of M1 is in escrow
    type: milestone list x

== what is over is not submitted
generic USD
M1 250.00
M2 250.00
M3 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-05 fund M2 amount=250.00
    client funded M2 with 250.00 USD: client>escrow M2 250.00
    M2 funded
01-05 fund M3 amount=250.00
    client funded M3 with 250.00 USD: client>escrow M3 250.00
    M3 funded
01-06 release M1 amount=250.00
    client released 250.00 USD of M1: escrow>freelancer M1 250.00
    M1 released
01-06 refund M2 amount=250.00 from=escrow
    freelancer gave back 250.00 USD of M2, out of escrow: escrow>client M2 250.00 refund
    M2 refunded
01-06 settle M3 freelancer=100.00
    mutual settled M3: 100.00 USD to the freelancer: escrow>freelancer M3 100.00, escrow>client M3 150.00 refund
    M3 split
01-07 submit M1
    refused milestone-final: M1 is released already
01-07 submit M2
    refused milestone-final: M2 is refunded already
01-07 submit M3
    refused milestone-final: M3 is split already
01-07 request-changes M1
    refused milestone-final: M1 is released already
01-07 request-changes M2
    refused milestone-final: M2 is refunded already
01-07 request-changes M3
    refused milestone-final: M3 is split already
01-07 request-release M1
    refused nothing-in-escrow: nothing of M1 is in escrow
    type: milestone list x

== what is disputed is not reviewed
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
01-07 request-refund M1 amount=100.00
    client asked for 100.00 USD of M1 back
    M1 submitted refund-requested
    refund of M1: 100.00 of escrow asked for 01-07
    refund-silence M1: 01-07 to 01-14
    M1 in review -
    auto-release M1: -
01-08 decline-refund M1
    freelancer refused to give back what was asked for of M1
    contract disputed
    M1 submitted disputed
    dispute over M1: freelancer claims 250.00
    dispute-silence M1: 01-08 to 01-15
    arbitration-default M1: 01-08 to 02-14
    refund of M1: -
    refund-silence M1: -
01-09 submit M1
    refused disputed: M1 is frozen by a dispute
01-09 request-changes M1
    refused disputed: M1 is frozen by a dispute
01-09 request-release M1
    refused disputed: M1 is frozen by a dispute

== every milestone is funded before any work
escrow.com USD
M1 250.00
M2 250.00
M3 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-05 submit M1
    refused not-all-funded: every milestone is funded before any work here, and 2 of 3 are not: M2, M3
    type: milestone fund x
01-06 fund M2 amount=250.00
    client funded M2 with 250.00 USD: client>escrow M2 250.00
    M2 funded
01-06 submit M1
    refused not-all-funded: every milestone is funded before any work here, and 1 of 3 are not: M3
    type: milestone fund x
01-07 fund M3 amount=250.00
    client funded M3 with 250.00 USD: client>escrow M3 250.00
    M3 funded
01-08 submit M1
    freelancer submitted M1
    M1 submitted
    M1 handed in on 01-08
    M1 in review since 01-08
    auto-release M1: 01-08 to 02-07

== a deposit that another milestone stands in the way of
upwork USD
M1 250.00
M2 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 submit M2
    refused nothing-in-escrow: M2 is not funded: do not work on it, nothing is protected
    type: milestone submit x M1
01-06 request-changes M2
    refused not-submitted: M2 is not submitted
    type: milestone submit x M1
01-07 submit M1
    freelancer submitted M1
    M1 submitted
    M1 handed in on 01-07
    M1 in review since 01-07
    auto-release M1: 01-07 to 01-21
01-08 submit M2
    refused nothing-in-escrow: M2 is not funded: do not work on it, nothing is protected
    type: milestone release x M1

== one balance has to cover it
guru USD
M1 100.00
M2 200.00
01-05 submit M1
    freelancer submitted M1
    contract active
    M1 handed in on 01-05
01-05 fund amount=150.00
    client funded the contract with 150.00 USD: client>pool - 150.00
    M1 submitted
    M1 in review since 01-05
    M2 funded
    auto-release M1: 01-05 to 02-02
01-06 submit M1
    refused already-submitted: M1 is submitted and waits for the client, who releases it or asks for changes
    type: escrowbook agenda x
01-06 submit M2
    freelancer submitted M2
    M2 submitted
    M2 handed in on 01-06
    M2 in review since 01-06
    auto-release M2: 01-06 to 02-03
01-07 request-changes M1
    client asked for changes in M1
    M1 changes-requested
    M1 changed 1 times
    M1 in review -
    auto-release M1: -
01-07 request-changes M1
    refused not-submitted: M1 is not submitted
    type: milestone submit x M1

== where nobody acts on it, a request for the release moves nothing
generic USD
M1 250.00
M2 250.00
01-05 request-release
    refused nothing-in-escrow: nothing of the contract is in escrow
    type: milestone list x
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 request-release M1 amount=250.01
    refused more-than-escrow: M1 holds 250.00 USD, not 250.01 USD
01-06 request-release amount=250.01
    refused more-than-escrow: the contract holds 250.00 USD, not 250.01 USD
01-06 request-release M2
    refused nothing-in-escrow: nothing of M2 is in escrow
    type: milestone list x
01-06 request-release M1
    freelancer asked for the release of M1
01-07 request-release M1 amount=250.00
    freelancer asked for the release of M1
01-07 request-release amount=250.00
    freelancer asked for the release of what is held
01-07 request-refund M1 amount=10.00
    client asked for 10.00 USD of M1 back
    M1 funded refund-requested
    refund of M1: 10.00 of escrow asked for 01-07
01-07 request-release M1
    freelancer asked for the release of M1
01-08 close by=client
    client closed the contract
    contract ending
    M2 cancelled
01-09 request-release M1
    freelancer asked for the release of M1
01-10 release M1 amount=250.00
    client released 250.00 USD of M1: escrow>freelancer M1 250.00
    contract closed
    M1 released
    refund of M1: -
01-11 request-release M1
    refused contract-closed: the contract was closed by the client
    type: contract show x

== silence about a request for the release is consent
guru USD
M1 100.00
M2 200.00
01-05 fund amount=150.00
    client funded the contract with 150.00 USD: client>pool - 150.00
    contract active
    M1 funded
    M2 funded
01-06 request-release M1 amount=100.01
    freelancer asked for the release of M1
    release of M1: 100.01 asked for 01-06
    release-silence M1: 01-06 to 01-13
01-06 request-release M1 amount=40.00
    refused release-asked: the release is asked for already; the client's days run
    type: escrowbook agenda x
01-07 request-release M1
    refused release-asked: the release is asked for already; the client's days run
    type: escrowbook agenda x
01-08 request-release
    freelancer asked for the release of what is held
    release of all: 150.00 asked for 01-08
    release-silence of all: 01-08 to 01-15
01-08 request-release
    refused release-asked: the release is asked for already; the client's days run
    type: escrowbook agenda x
01-13 look
    01-13 the clock: release-silence M1: pool>escrow M1 100.01 carry, escrow>freelancer M1 100.01
    M1 released
    release of all: 49.99 asked for 01-08
    release of M1: -
    release-silence M1: -
01-15 look
    01-15 the clock: release-silence: pool>escrow M2 49.99 carry, escrow>freelancer M2 49.99
    M2 released part-funded
    release of all: -
    release-silence of all: -
01-16 request-release
    refused nothing-in-escrow: nothing of the contract is in escrow
    type: milestone list x

== what the client acts on is asked for no more
guru USD
M1 100.00
M2 200.00
01-05 fund amount=300.00
    client funded the contract with 300.00 USD: client>pool - 300.00
    contract active
    M1 funded
    M2 funded
01-06 request-release M2
    freelancer asked for the release of M2
    release of M2: 200.00 asked for 01-06
    release-silence M2: 01-06 to 01-13
01-07 submit M2
    freelancer submitted M2
    M2 submitted
    M2 handed in on 01-07
    M2 in review since 01-07
    auto-release M2: 01-07 to 02-04
01-08 request-changes M2
    client asked for changes in M2
    M2 changes-requested
    M2 changed 1 times
    M2 in review -
    release of M2: -
    auto-release M2: -
    release-silence M2: -
01-09 request-release
    freelancer asked for the release of what is held
    release of all: 300.00 asked for 01-09
    release-silence of all: 01-09 to 01-16
01-10 request-changes M2
    refused not-submitted: M2 is not submitted
    type: milestone submit x M2
01-10 request-refund amount=50.00
    client asked for 50.00 USD of the pool back
    M1 funded refund-requested
    M2 changes-requested refund-requested
    refund of pool: 50.00 of pool asked for 01-10
    refund-silence of all: 01-10 to 01-17
    release of all: -
    release-silence of all: -
01-11 request-release
    refused refund-requested: the client has asked for the money in the contract back: decline or approve that first
    type: escrowbook agenda x
01-11 request-release M1
    refused refund-requested: the client has asked for the money in M1 back: decline or approve that first
    type: escrowbook agenda x
01-12 decline-refund
    freelancer refused to give back what was asked for of the pool
    contract disputed
    M1 funded disputed
    M2 changes-requested disputed
    dispute over pool: freelancer claims 300.00
    refund of pool: -
    refund-silence of all: -
01-13 request-release
    refused disputed: the contract is frozen by a dispute
01-13 request-release M2
    refused disputed: M2 is frozen by a dispute

== silence is consent where each milestone holds its own
generic USD on_release_silence=release release_response_days=7
M1 100.00
M2 200.00
01-05 fund M1 amount=100.00
    client funded M1 with 100.00 USD: client>escrow M1 100.00
    contract active
    M1 funded
01-05 fund M2 amount=200.00
    client funded M2 with 200.00 USD: client>escrow M2 200.00
    M2 funded
01-06 request-refund M1
    client asked for all that is there of M1 back
    M1 funded refund-requested
    refund of M1: 100.00 of escrow asked for 01-06
01-06 request-release M1
    refused refund-requested: the client has asked for the money in M1 back: decline or approve that first
    type: escrowbook agenda x
01-06 request-release amount=200.01
    refused more-than-escrow: the contract holds 200.00 USD, not 200.01 USD
01-06 request-release M2 amount=50.00
    freelancer asked for the release of M2
    release of M2: 50.00 asked for 01-06
    release-silence M2: 01-06 to 01-13
01-07 request-release M2
    refused release-asked: the release is asked for already; the client's days run
    type: escrowbook agenda x
01-08 request-release
    freelancer asked for the release of what is held
    release of all: 200.00 asked for 01-08
    release-silence of all: 01-08 to 01-15
01-09 dispute M2 claim=1.00
    freelancer disputed M2, claiming 1.00 USD
    contract disputed
    M2 funded disputed
    dispute over M2: freelancer claims 1.00
    release of M2: -
    release of all: -
    release-silence M2: -
    release-silence of all: -
01-10 request-release
    refused disputed: the contract is frozen by a dispute
01-10 request-release M2
    refused disputed: M2 is frozen by a dispute
01-11 decline-refund M1
    freelancer refused to give back what was asked for of M1
    M1 funded disputed
    dispute over M1: freelancer claims 100.00
    refund of M1: -
01-11 request-release
    refused disputed: the contract is frozen by a dispute

== silence is consent, and all of it is asked back
generic USD on_release_silence=release release_response_days=7
M1 100.00
M2 200.00
01-05 fund M1 amount=100.00
    client funded M1 with 100.00 USD: client>escrow M1 100.00
    contract active
    M1 funded
01-06 request-refund M1
    client asked for all that is there of M1 back
    M1 funded refund-requested
    refund of M1: 100.00 of escrow asked for 01-06
01-06 request-release
    refused refund-requested: the client has asked for the money in the contract back: decline or approve that first
    type: escrowbook agenda x
01-06 request-release M1
    refused refund-requested: the client has asked for the money in M1 back: decline or approve that first
    type: escrowbook agenda x
01-07 approve-refund M1
    freelancer agreed to give back what was asked for of M1: escrow>client M1 100.00 refund
    M1 refunded
    refund of M1: -
01-07 request-release
    refused nothing-in-escrow: nothing of the contract is in escrow
    type: milestone list x

== the share that is held back is not asked for
generic USD holds=balance on_release_silence=release release_response_days=7 retainage=10%
M1 100.00
M2 200.00
01-05 fund amount=100.00
    client funded the contract with 100.00 USD: client>pool - 100.00
    contract active
    M1 funded
01-06 release M1 amount=100.00
    client released 100.00 USD of M1: pool>escrow M1 100.00 carry, escrow>pool M1 10.00 retainage, escrow>freelancer M1 90.00
    M1 released
01-07 request-release
    refused nothing-in-escrow: nothing of the contract is in escrow
    type: milestone list x
01-07 request-release M1
    refused nothing-in-escrow: nothing of M1 is in escrow
    type: milestone list x

== a dormant contract is asked for once
upwork USD
M1 250.00 2026-02-01
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
    dormant-notice of all: 02-01 to 04-18
    dormant of all: 02-01 to 05-02
05-02 look
    04-18 the clock: dormant-notice
    04-25 the clock: dormant-notice
    05-02 the clock: dormant
    contract dormant
    M1 funded dormant
    dormant-client-silent of all: 05-02 to 05-09
    dormant-notice of all: -
    dormant of all: -
05-10 look
    05-09 the clock: dormant-client-silent
    dormant-refund of all: 05-02 to 05-16
    dormant-client-silent of all: -
05-11 request-release
    freelancer asked for the release of what is held
    dormant: release asked for 05-11
    dormant-release of all: 05-11 to 05-25
    dormant-refund of all: -
05-12 request-release
    refused release-asked: the release is asked for already; the client's days run, because the clock did dormant at 2026-05-02T00:00:00Z; where the platform did not, record that
    type: contract observe x --did-not-happen dormant --at 2026-05-02T00:00:00Z
05-12 request-release M1
    refused release-asked: the release is asked for already; the client's days run, because the clock did dormant at 2026-05-02T00:00:00Z; where the platform did not, record that
    type: contract observe x --did-not-happen dormant --at 2026-05-02T00:00:00Z
06-01 look
    05-25 the clock: dormant-release: escrow>pending M1 250.00
    05-30 the clock: hold-over M1: pending>freelancer M1 250.00
    contract active
    M1 released
    dormant: -
    dormant-release of all: -

== a dormant contract is asked for, whatever is named
upwork USD
M1 250.00 2026-02-01
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
    dormant-notice of all: 02-01 to 04-18
    dormant of all: 02-01 to 05-02
05-10 request-release M1 amount=1.00
    04-18 the clock: dormant-notice
    04-25 the clock: dormant-notice
    05-02 the clock: dormant
    05-09 the clock: dormant-client-silent
    freelancer asked for the release of M1
    contract dormant
    M1 funded dormant
    dormant: release asked for 05-10
    dormant-release of all: 05-10 to 05-24
    dormant-notice of all: -
    dormant of all: -
05-12 submit M1
    freelancer submitted M1
    contract active
    M1 submitted
    M1 handed in on 05-12
    M1 in review since 05-12
    auto-release M1: 05-12 to 05-26
    dormant-notice of all: 05-12 to 07-27
    dormant of all: 05-12 to 08-10
    dormant: -
    dormant-release of all: -

== a closed contract
upwork USD
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 close by=freelancer
    freelancer closed the contract: escrow>client M1 250.00 refund
    contract closed
    M1 refunded
01-07 submit M1
    refused contract-closed: the contract was closed by the freelancer
    type: contract show x
01-07 request-changes M1
    refused contract-closed: the contract was closed by the freelancer
    type: contract show x
01-07 request-release M1
    refused contract-closed: the contract was closed by the freelancer
    type: contract show x

== a milestone that holds nothing, beside one that is disputed
generic USD on_release_silence=release release_response_days=7
M1 100.00
M2 200.00
01-05 fund M1 amount=100.00
    client funded M1 with 100.00 USD: client>escrow M1 100.00
    contract active
    M1 funded
01-06 dispute M1 claim=1.00
    freelancer disputed M1, claiming 1.00 USD
    contract disputed
    M1 funded disputed
    dispute over M1: freelancer claims 1.00
01-07 request-release M2
    refused nothing-in-escrow: nothing of M2 is in escrow
    type: milestone list x
01-07 request-release M1
    refused disputed: M1 is frozen by a dispute

== what lies in the balance beside all prices is asked back
generic USD holds=balance on_release_silence=release release_response_days=7
M1 100.00
01-05 fund amount=150.00
    client funded the contract with 150.00 USD: client>pool - 150.00
    contract active
    M1 funded
01-06 release M1 amount=100.00
    client released 100.00 USD of M1: pool>escrow M1 100.00 carry, escrow>freelancer M1 100.00
    M1 released
01-07 request-refund amount=10.00
    client asked for 10.00 USD of the pool back
    refund of pool: 10.00 of pool asked for 01-07
01-08 request-release
    refused refund-requested: the client has asked for the money in the contract back: decline or approve that first
    type: escrowbook agenda x
01-09 approve-refund
    freelancer agreed to give back what was asked for of the pool: pool>client - 10.00 refund
    refund of pool: -
01-10 request-release
    freelancer asked for the release of what is held
    release of all: 40.00 asked for 01-10
    release-silence of all: 01-10 to 01-17
