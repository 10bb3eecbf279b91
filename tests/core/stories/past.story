# Events that are recorded late, and what they make of those that are recorded before (INTERFACE 3).

== a deposit that is recorded late
generic USD
M1 250.00
01-06 fund M1 amount=100.00
    client funded M1 with 100.00 USD: client>escrow M1 100.00
    contract active
    M1 funded part-funded
01-05 fund M1 amount=150.00
    client funded M1 with 150.00 USD: client>escrow M1 150.00
    M1 funded
01-10 release M1 amount=250.00
    client released 250.00 USD of M1: escrow>freelancer M1 250.00
    M1 released
01-07 fund M1 amount=0.01
    refused more-than-missing: M1 is fully funded
    type: milestone submit x M1
01-08 refund M1 amount=0.01 from=escrow
    refused of 3 release more-than-escrow: M1 holds 249.99 USD, not 250.00 USD
    type: milestone release x M1

== a submission that is recorded late starts its clock then
upwork USD
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-10 note note=called
    freelancer noted
01-06 submit M1
    freelancer submitted M1
    M1 submitted
    M1 handed in on 01-06
    M1 in review since 01-06
    auto-release M1: 01-06 to 01-20
01-25 note note=called
    01-20 the clock: auto-release M1: escrow>pending M1 250.00
    01-25 the clock: hold-over M1: pending>freelancer M1 250.00
    freelancer noted
    M1 released
    auto-release M1: -
01-19 request-changes M1
    no more: 01-20 the clock: auto-release M1: escrow>pending M1 250.00
    no more: 01-25 the clock: hold-over M1: pending>freelancer M1 250.00
    client asked for changes in M1
    M1 changes-requested
    M1 changed 1 times
    M1 in review -
01-21 request-changes M1
    refused not-submitted: M1 is not submitted
    type: milestone submit x M1
01-22 observe M1 what=auto-release happened=false
    platform did not auto-release M1

== what was released by the clock is excused by what is observed later
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
01-22 request-changes M1
    01-20 the clock: auto-release M1: escrow>pending M1 250.00
    M1 released
    hold-over M1: 01-20 to 01-25
    auto-release M1: -
    refused milestone-final: M1 is released already, because the clock did auto-release of M1 at 2026-01-20T00:00:00Z; where the platform did not, record that
    type: contract observe x M1 --did-not-happen auto-release --at 2026-01-20T00:00:00Z
01-25 observe M1 what=auto-release happened=false
    no more: 01-20 the clock: auto-release M1: escrow>pending M1 250.00
    platform did not auto-release M1
    M1 submitted
    auto-release M1: 01-06 to 01-20
    hold-over M1: -
01-22 request-changes M1
    client asked for changes in M1
    M1 changes-requested
    M1 changed 1 times
    M1 in review -
    auto-release M1: -
01-24 submit M1
    freelancer submitted M1
    M1 submitted
    M1 handed in on 01-24
    M1 in review since 01-24
    auto-release M1: 01-24 to 02-07
01-26 observe M1 what=auto-release happened=true
    01-26 the clock: auto-release M1: escrow>pending M1 250.00
    platform did auto-release M1
    M1 released
    hold-over M1: 01-26 to 01-31
    auto-release M1: -

== the same moment
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
01-20 request-changes M1
    01-20 the clock: auto-release M1: escrow>pending M1 250.00
    M1 released
    hold-over M1: 01-20 to 01-25
    auto-release M1: -
    refused milestone-final: M1 is released already, because the clock did auto-release of M1 at 2026-01-20T00:00:00Z; where the platform did not, record that
    type: contract observe x M1 --did-not-happen auto-release --at 2026-01-20T00:00:00Z
01-20 note note=called
    freelancer noted
01-20 observe M1 what=auto-release happened=false
    no more: 01-20 the clock: auto-release M1: escrow>pending M1 250.00
    platform did not auto-release M1
    M1 submitted
    auto-release M1: 01-06 to 01-20
    hold-over M1: -
01-20 request-changes M1
    client asked for changes in M1
    M1 changes-requested
    M1 changed 1 times
    M1 in review -
    auto-release M1: -
01-20 submit M1
    freelancer submitted M1
    M1 submitted
    M1 handed in on 01-20
    M1 in review since 01-20
    auto-release M1: 01-20 to 02-03

== an observation for the very moment of what was recorded before it
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
01-08 note note=called
    freelancer noted
01-08 observe M1 what=auto-release happened=true
    01-08 the clock: auto-release M1: escrow>pending M1 250.00
    platform did auto-release M1
    M1 released
    hold-over M1: 01-08 to 01-13
    auto-release M1: -
01-09 void event=^4
    no more: 01-08 the clock: auto-release M1: escrow>pending M1 250.00
    no more: platform did auto-release M1
    freelancer undid the event b21420a81880
    M1 submitted
    auto-release M1: 01-06 to 01-20
    hold-over M1: -
01-08 observe M1 what=auto-release happened=true
    01-08 the clock: auto-release M1: escrow>pending M1 250.00
    platform did auto-release M1
    M1 released
    hold-over M1: 01-08 to 01-13
    auto-release M1: -

== two observations of which the last counts
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
01-10 observe M1 what=auto-release happened=true
    01-10 the clock: auto-release M1: escrow>pending M1 250.00
    platform did auto-release M1
    M1 released
    hold-over M1: 01-10 to 01-15
    auto-release M1: -
01-12 observe M1 what=auto-release happened=false
    no more: 01-10 the clock: auto-release M1: escrow>pending M1 250.00
    platform did not auto-release M1
    M1 submitted
    auto-release M1: 01-06 to 01-20
    hold-over M1: -
01-14 release M1 amount=1.00
    client released 1.00 USD of M1: escrow>pending M1 1.00, escrow>pool M1 249.00 carry
    M1 released
    hold-over M1: 01-14 to 01-19
    auto-release M1: -
01-11 observe M1 what=auto-release happened=true
    platform did auto-release M1

== what is undone is undone from its own moment on
upwork USD
M1 250.00
M2 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 release M1 amount=100.00
    client released 100.00 USD of M1: escrow>pending M1 100.00, escrow>pool M1 150.00 carry
    M1 released
    hold-over M1: 01-06 to 01-11
01-07 fund M2 amount=250.00
    client funded M2 with 250.00 USD: pool>escrow M2 150.00 carry, client>escrow M2 100.00
    M2 funded
01-08 void event=^2
    refused of 3 fund another-funded: M1 still holds 250.00 USD, and one milestone is funded at a time
    type: milestone submit x M1
01-09 void event=^1
    refused of 2 release nothing-in-escrow: M1 is unfunded and holds nothing in escrow; a deposit comes before its release
    type: milestone fund x M1
01-10 void event=^3
    no more: client funded M2 with 250.00 USD: pool>escrow M2 150.00 carry, client>escrow M2 100.00
    freelancer undid the event a8f1e7d12bd6
    M2 unfunded
01-11 void event=^2
    no more: client released 100.00 USD of M1: escrow>pending M1 100.00, escrow>pool M1 150.00 carry
    freelancer undid the event d46691907fef
    M1 funded
    hold-over M1: -

== at one moment in the order of recording
generic USD
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-05 release M1 amount=100.00
    client released 100.00 USD of M1: escrow>freelancer M1 100.00
01-05 refund M1 amount=150.00 from=escrow
    freelancer gave back 150.00 USD of M1, out of escrow: escrow>client M1 150.00 refund
    M1 split
01-05 void event=^2
    no more: client released 100.00 USD of M1: escrow>freelancer M1 100.00
    freelancer undid the event da63a25d6464
    M1 funded

== one hold that never ended, and one that started meanwhile
upwork USD partial_release=keep
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 release M1 amount=100.00
    client released 100.00 USD of M1: escrow>pending M1 100.00
    hold-over M1: 01-06 to 01-11
01-07 release M1 amount=50.00
    client released 50.00 USD of M1: escrow>pending M1 50.00
    hold-over M1: 01-06 to 01-11, 01-07 to 01-12
01-15 observe M1 what=hold-over happened=false
    01-11 the clock: hold-over M1: pending>freelancer M1 100.00
    platform did not end the security hold of M1
    hold-over M1: 01-07 to 01-12
01-06T12:00 observe M1 what=hold-over happened=false
    no more: 01-11 the clock: hold-over M1: pending>freelancer M1 100.00
    platform did not end the security hold of M1
    hold-over M1: 01-06 to 01-11, 01-07 to 01-12
01-20 refund M1 amount=150.00 from=paid
    freelancer gave back 150.00 USD of M1, out of what was released: pending>client M1 50.00 refund, pending>client M1 100.00 refund
    hold-over M1: -

== clocks without a day fire at once
generic USD review_days=0 on_review_expiry=release hold_days=5 refund_request=any-time refund_response_days=0 on_refund_silence=refund
M1 250.00
M2 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 submit M1
    freelancer submitted M1
    01-06 the clock: auto-release M1: escrow>pending M1 250.00
    M1 released
    M1 handed in on 01-06
    M1 in review since 01-06
    hold-over M1: 01-06 to 01-11
01-06 submit M2
    freelancer submitted M2
    M2 handed in on 01-06
01-07 fund M2 amount=100.00
    client funded M2 with 100.00 USD: client>escrow M2 100.00
    01-07 the clock: auto-release M2: escrow>pending M2 100.00
    M2 released part-funded
    M2 in review since 01-07
    hold-over M2: 01-07 to 01-12
at last look
    01-11 the clock: hold-over M1: pending>freelancer M1 250.00
    01-12 the clock: hold-over M2: pending>freelancer M2 100.00
    hold-over M1: -
    hold-over M2: -
    it is 01-12

== a contract that is left alone
upwork USD
M1 250.00 2026-02-01
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
    dormant-notice of all: 02-01 to 04-18
    dormant of all: 02-01 to 05-02
at last look
    04-18 the clock: dormant-notice
    04-25 the clock: dormant-notice
    05-02 the clock: dormant
    05-09 the clock: dormant-client-silent
    05-16 the clock: dormant-refund: escrow>client M1 250.00 refund
    contract closed
    M1 refunded
    dormant-notice of all: -
    dormant of all: -
    it is 05-16

== a contract with nothing left to wait for
generic USD
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
at last look
    it is 01-05

== a timer that was observed never to fire, and one that is yet to
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
01-30 observe M1 what=auto-release happened=false
    platform did not auto-release M1
01-30 release M1 amount=250.00
    client released 250.00 USD of M1: escrow>pending M1 250.00
    M1 released
    hold-over M1: 01-30 to 02-04
    auto-release M1: -
at last look
    02-04 the clock: hold-over M1: pending>freelancer M1 250.00
    hold-over M1: -
    it is 02-04

== an observation before what it would have spoken of, at the same moment
upwork USD
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 observe M1 what=auto-release happened=false
    platform did not auto-release M1
01-06 submit M1
    freelancer submitted M1
    M1 submitted
    M1 handed in on 01-06
    M1 in review since 01-06
    auto-release M1: 01-06 to 01-20
01-21 request-changes M1
    01-20 the clock: auto-release M1: escrow>pending M1 250.00
    M1 released
    hold-over M1: 01-20 to 01-25
    auto-release M1: -
    refused milestone-final: M1 is released already, because the clock did auto-release of M1 at 2026-01-20T00:00:00Z; where the platform did not, record that
    type: contract observe x M1 --did-not-happen auto-release --at 2026-01-20T00:00:00Z

== what is refused even so is told as it stands by what was observed later
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
01-22 observe M1 what=auto-release happened=false
    platform did not auto-release M1
01-21 submit M1
    refused already-submitted: M1 is submitted and waits for the client, who releases it or asks for changes
    type: escrowbook agenda x
