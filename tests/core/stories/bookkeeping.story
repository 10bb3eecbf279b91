# Notes, corrections, and what the platform really did (INTERFACE 3, observe and void).

== a note changes nothing, also after the end
generic USD
M1 250.00
01-05 note note=wire_17
    freelancer noted
01-06 close by=client
    client closed the contract
    contract closed
    M1 cancelled
01-07 note note=called by=client
    client noted

== what is undone never happened
generic USD
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 note note=called
    freelancer noted
01-07 void event=^2
    no more: freelancer noted
    freelancer undid the event b587c7f8eeff
01-08 void event=0123456789ab
    refused no-such-event: no earlier line has the sum 0123456789ab
01-08 release M1 amount=100.00
    client released 100.00 USD of M1: escrow>freelancer M1 100.00
01-09 void event=^1
    refused of 4 release nothing-in-escrow: M1 is unfunded and holds nothing in escrow; a deposit comes before its release
    type: milestone fund x M1
01-10 void event=^5
    no more: client released 100.00 USD of M1: escrow>freelancer M1 100.00
    freelancer undid the event 59cb3e3a1eac
01-11 void event=^1
    no more: client funded M1 with 250.00 USD: client>escrow M1 250.00
    freelancer undid the event b00af34c0edf
    contract draft
    M1 unfunded
01-12 close by=client
    client closed the contract
    contract closed
    M1 cancelled
01-13 void event=^9
    no more: client closed the contract
    freelancer undid the event c9d81cf069f3
    contract draft
    M1 unfunded
01-14 void event=^10
    no more: freelancer undid the event c9d81cf069f3
    client closed the contract
    freelancer undid the event c92e07099aca
    contract closed
    M1 cancelled

== an observation says something
upwork USD
M1 250.00
01-05 observe M1
    refused nothing-observed: the observation says nothing
01-05 observe M1 what=auto-release
    refused nothing-observed: `what` and `happened` belong together
01-05 observe M1 happened=true
    refused nothing-observed: the observation says nothing
01-05 observe M1 happened=false escrow=1.00
    refused nothing-observed: `what` and `happened` belong together
01-05 observe M1 what=auto-release escrow=1.00
    refused nothing-observed: `what` and `happened` belong together
01-05 observe M1 what=auto-release happened=true
    refused timer-not-running: auto-release was not due for M1 then
    type: contract log x
01-05 observe M1 what=auto-release happened=false
    platform did not auto-release M1
01-05 observe what=dormant happened=true
    refused timer-not-running: dormant was not due for the contract then
    type: contract log x
01-05 observe escrow=0.00
    platform showed 0.00 USD in escrow
01-05 observe M1 escrow=0.00 by=client
    client showed 0.00 USD in escrow of M1
01-05 observe M9 escrow=0.00
    refused no-such-milestone: there is no milestone M9
    type: milestone list x

== the platform's clock did nothing
upwork USD
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
01-21 observe M1 what=auto-release happened=false
    platform did not auto-release M1
01-22 observe M1 what=auto-release happened=true
    01-22 the clock: auto-release M1: escrow>pending M1 250.00
    platform did auto-release M1
    M1 released
    hold-over M1: 01-22 to 01-27
    auto-release M1: -
01-23 request-changes M1
    refused milestone-final: M1 is released already, because the clock did auto-release of M1 at 2026-01-22T00:00:00Z; where the platform did not, record that
    type: contract observe x M1 --did-not-happen auto-release --at 2026-01-22T00:00:00Z
01-24 observe M1 what=auto-release happened=false
    no more: 01-22 the clock: auto-release M1: escrow>pending M1 250.00
    platform did not auto-release M1
    M1 submitted
    auto-release M1: 01-06 to 01-20
    hold-over M1: -

== the platform's clock will do nothing
upwork USD
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
01-10 observe M1 what=auto-release happened=false
    platform did not auto-release M1
01-21 request-changes M1
    client asked for changes in M1
    M1 changes-requested
    M1 changed 1 times
    M1 in review -
    auto-release M1: -
01-22 submit M1
    freelancer submitted M1
    M1 submitted
    M1 handed in on 01-22
    M1 in review since 01-22
    auto-release M1: 01-22 to 02-05
02-05 look
    02-05 the clock: auto-release M1: escrow>pending M1 250.00
    M1 released
    hold-over M1: 02-05 to 02-10
    auto-release M1: -

== the platform's clock was early, and late
upwork USD
M1 250.00
M2 250.00
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
01-10 observe M1 what=auto-release happened=true
    01-10 the clock: auto-release M1: escrow>pending M1 250.00
    platform did auto-release M1
    M1 released
    hold-over M1: 01-10 to 01-15
    auto-release M1: -
01-11 fund M2 amount=250.00
    client funded M2 with 250.00 USD: client>escrow M2 250.00
    M2 funded
01-12 submit M2
    freelancer submitted M2
    M2 submitted
    M2 handed in on 01-12
    M2 in review since 01-12
    auto-release M2: 01-12 to 01-26
01-30 observe M2 what=auto-release happened=true
    01-15 the clock: hold-over M1: pending>freelancer M1 250.00
    01-30 the clock: auto-release M2: escrow>pending M2 250.00
    platform did auto-release M2
    M2 released
    hold-over M2: 01-30 to 02-04
    auto-release M2: -
    hold-over M1: -
02-20 look
    02-04 the clock: hold-over M2: pending>freelancer M2 250.00
    hold-over M2: -

== an observation of a timer that no more runs
upwork USD
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
01-07 request-changes M1
    client asked for changes in M1
    M1 changes-requested
    M1 changed 1 times
    M1 in review -
    auto-release M1: -
01-08 observe M1 what=auto-release happened=true
    refused timer-not-running: auto-release was not due for M1 then
    type: contract log x
01-08 observe M1 what=auto-release happened=false
    platform did not auto-release M1
01-08 observe M1 what=hold-over happened=true
    refused timer-not-running: hold-over was not due for M1 then
    type: contract log x
01-09 submit M1
    freelancer submitted M1
    M1 submitted
    M1 handed in on 01-09
    M1 in review since 01-09
    auto-release M1: 01-09 to 01-23

== of two holds the first ended late
upwork USD partial_release=keep
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 release M1 amount=100.00
    client released 100.00 USD of M1: escrow>pending M1 100.00
    hold-over M1: 01-06 to 01-11
01-08 observe M1 what=hold-over happened=true
    01-08 the clock: hold-over M1: pending>freelancer M1 100.00
    platform did end the security hold of M1
    hold-over M1: -
01-09 release M1 amount=150.00
    client released 150.00 USD of M1: escrow>pending M1 150.00
    M1 released
    hold-over M1: 01-09 to 01-14
01-12 observe M1 what=hold-over happened=false
    platform did not end the security hold of M1
02-01 look
    nothing

== a dormant contract, and what the page shows
upwork USD
M1 250.00 2026-02-01
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
    dormant-notice of all: 02-01 to 04-18
    dormant of all: 02-01 to 05-02
05-03 observe what=dormant happened=false
    04-18 the clock: dormant-notice
    04-25 the clock: dormant-notice
    platform did not make the contract dormant
    dormant-notice of all: -
05-04 observe M1 escrow=250.00
    platform showed 250.00 USD in escrow of M1
05-05 look
    nothing

== each clock of a platform that can be observed
upwork USD refund_request=any-time
M1 250.00
M2 250.00
M3 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 request-refund M1
    client asked for all that is there of M1 back
    M1 funded refund-requested
    refund of M1: 250.00 of escrow asked for 01-06
    refund-silence M1: 01-06 to 01-13
01-14 observe M1 what=refund-silence happened=false
    platform did not act on the silence about a refund of M1
01-14 dispute M1 claim=1.00
    freelancer disputed M1, claiming 1.00 USD
    contract disputed
    M1 funded disputed
    dispute over M1: freelancer claims 1.00
    dispute-silence M1: 01-14 to 01-21
    arbitration-default M1: 01-14 to 02-20
    refund of M1: -
    refund-silence M1: -
01-22 observe M1 what=dispute-silence happened=false
    platform did not act on the silence in the dispute over M1
02-21 observe M1 what=arbitration-default happened=false
    platform did not act on an unpaid arbitration fee for M1
02-22 settle M1 freelancer=250.00
    mutual settled M1: 250.00 USD to the freelancer: escrow>pending M1 250.00
    contract active
    M1 released
    hold-over M1: 02-22 to 02-27
    dispute over M1: -
    dispute-silence M1: -
    arbitration-default M1: -
02-27 observe M1 what=hold-over happened=false
    platform did not end the security hold of M1
02-28 observe M1 what=hold-over happened=true
    02-28 the clock: hold-over M1: pending>freelancer M1 250.00
    platform did end the security hold of M1
    hold-over M1: -

== the clocks of a balance that can be observed
smartinvoice USD on_release_silence=release release_response_days=7 term_days=30
M1 100.00
01-05 fund amount=100.00
    client funded the contract with 100.00 USD: client>pool - 100.00
    contract active
    M1 funded
    term-over of all: 01-05 to 02-04
01-06 request-release
    freelancer asked for the release of what is held
    release of all: 100.00 asked for 01-06
    release-silence of all: 01-06 to 01-13
01-14 observe what=release-silence happened=false
    platform did not act on the silence about a release of the contract
02-10 observe what=term-over happened=false
    platform did not end the term of the contract
02-11 observe what=release-silence happened=true
    02-11 the clock: release-silence: pool>escrow M1 100.00 carry, escrow>freelancer M1 100.00
    platform did act on the silence about a release of the contract
    M1 released
    release of all: -
    release-silence of all: -
    term-over of all: -
