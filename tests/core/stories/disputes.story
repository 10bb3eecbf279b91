# Money is frozen until both agree, somebody rules, or somebody is silent (RULEBOOK 1a, 3).

== who disputes, and over what
generic USD
M1 250.00
M2 250.00
M3 250.00
01-05 dispute M1 claim=100.00
    refused nothing-in-escrow: M1 holds nothing
    type: milestone list x
01-05 dispute M1 claim=0
    refused nothing-in-escrow: M1 holds nothing
    type: milestone list x
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-05 fund M2 amount=250.00
    client funded M2 with 250.00 USD: client>escrow M2 250.00
    M2 funded
01-06 dispute M1 claim=100.00 by=platform
    refused party-needed: a side files a dispute: --by client or freelancer
01-06 dispute M1 claim=250.01
    refused more-than-held: 250.00 USD of M1 is there to divide, not 250.01 USD
01-06 dispute M3 claim=10.00
    refused nothing-in-escrow: M3 holds nothing; what is held lies in M1, M2
    type: escrowbook dispute open x M1 --claim 10.00
01-06 dispute claim=10.00
    refused nothing-in-escrow: the pool holds nothing; what is held lies in M1, M2
    type: escrowbook dispute open x M1 --claim 10.00
01-06 dispute M1 claim=100.00 chance=60
    freelancer disputed M1, claiming 100.00 USD
    contract disputed
    M1 funded disputed
    dispute over M1: freelancer claims 100.00, chance 60 percent
01-07 dispute M1 claim=100.00 by=client
    refused disputed: M1 is disputed already
    type: escrowbook dispute offer x M1 --freelancer AMOUNT --by client
01-07 dispute M2 claim=250.00 by=client chance=0
    client disputed M2, claiming 250.00 USD
    M2 funded disputed
    dispute over M2: client claims 250.00, chance 0 percent
01-07 dispute M2 claim=100.00
    refused disputed: M2 is disputed already
    type: escrowbook dispute offer x M2 --freelancer AMOUNT --by freelancer

== an offer is an answer where the other side makes it
upwork USD
M1 250.00
M2 250.00
01-05 offer M1 freelancer=100.00 by=client
    refused not-disputed: nobody disputes M1
    type: contract log x
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 offer M1 freelancer=100.00 by=client
    refused not-disputed: nobody disputes M1
    type: escrowbook dispute open x M1 --claim AMOUNT
01-06 dispute M1 claim=100.00
    freelancer disputed M1, claiming 100.00 USD
    contract disputed
    M1 funded disputed
    dispute over M1: freelancer claims 100.00
    dispute-silence M1: 01-06 to 01-13
    arbitration-default M1: 01-06 to 02-12
01-07 offer M1 freelancer=100.00
    refused party-needed: an offer says who makes it: --by client or freelancer
01-07 offer M1 freelancer=100.00 by=mutual
    refused party-needed: an offer says who makes it: --by client or freelancer
01-07 offer M1 freelancer=250.01 by=client
    refused more-than-held: 250.00 USD of M1 is there to divide, not 250.01 USD
01-07 offer M1 freelancer=90.00 by=freelancer
    freelancer proposed that 90.00 USD of M1 go to the freelancer
    dispute over M1: freelancer claims 100.00, freelancer offers 90.00
01-08 offer M1 freelancer=0 by=client
    client proposed that 0.00 USD of M1 go to the freelancer
    dispute over M1: freelancer claims 100.00, freelancer offers 90.00, client offers 0.00, answered
    dispute-silence M1: -
01-09 offer M1 freelancer=80.00 by=freelancer
    freelancer proposed that 80.00 USD of M1 go to the freelancer
    dispute over M1: freelancer claims 100.00, freelancer offers 80.00, client offers 0.00, answered
01-10 offer freelancer=80.00 by=freelancer
    refused not-disputed: nobody disputes the pool
    type: contract log x

== the filer's answer is none, and silence decides
upwork USD
M1 250.00
M2 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 dispute M1 claim=100.00 by=client
    client disputed M1, claiming 100.00 USD
    contract disputed
    M1 funded disputed
    dispute over M1: client claims 100.00
    dispute-silence M1: 01-06 to 01-13
    arbitration-default M1: 01-06 to 02-12
01-07 offer M1 freelancer=90.00 by=client
    client proposed that 90.00 USD of M1 go to the freelancer
    dispute over M1: client claims 100.00, client offers 90.00
01-14 look
    01-13 the clock: dispute-silence M1: escrow>pending M1 150.00, escrow>client M1 100.00 refund
    contract active
    M1 split
    hold-over M1: 01-13 to 01-18
    dispute over M1: -
    dispute-silence M1: -
    arbitration-default M1: -
01-15 settle M1 freelancer=1.00
    refused nothing-in-escrow: M1 holds nothing, because the clock did dispute-silence of M1 at 2026-01-13T00:00:00Z; where the platform did not, record that
    type: contract observe x M1 --did-not-happen dispute-silence --at 2026-01-13T00:00:00Z

== both settle, in a quarrel or without one
generic USD
M1 250.00
M2 250.00
01-05 settle M1 freelancer=0
    refused nothing-in-escrow: M1 holds nothing
    type: milestone list x
01-05 settle freelancer=0
    refused nothing-in-escrow: the pool holds nothing
    type: milestone list x
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-05 settle M2 freelancer=1.00
    refused nothing-in-escrow: M2 holds nothing; what is held lies in M1
    type: milestone list x
01-05 fund M2 amount=250.00
    client funded M2 with 250.00 USD: client>escrow M2 250.00
    M2 funded
01-05 settle freelancer=1.00
    refused nothing-in-escrow: the pool holds nothing; what is held lies in M1, M2
    type: milestone list x
01-06 settle M1 freelancer=250.01
    refused more-than-held: 250.00 USD of M1 is there to divide, not 250.01 USD
01-06 settle M1 freelancer=100.00
    mutual settled M1: 100.00 USD to the freelancer: escrow>freelancer M1 100.00, escrow>client M1 150.00 refund
    M1 split
01-07 dispute M2 claim=0
    freelancer disputed M2, claiming 0.00 USD
    contract disputed
    M2 funded disputed
    dispute over M2: freelancer claims 0.00
01-08 settle M2 freelancer=250.00 by=platform
    platform settled M2: 250.00 USD to the freelancer: escrow>freelancer M2 250.00
    contract active
    M2 released
    dispute over M2: -

== the fees of an arbiter, each pays his own
upwork USD
M1 250.00
M2 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 pay-fee M1 amount=291.00 by=client
    refused not-disputed: nobody disputes M1
    type: escrowbook dispute open x M1 --claim AMOUNT
01-06 dispute M1 claim=100.00
    freelancer disputed M1, claiming 100.00 USD
    contract disputed
    M1 funded disputed
    dispute over M1: freelancer claims 100.00
    dispute-silence M1: 01-06 to 01-13
    arbitration-default M1: 01-06 to 02-12
01-07 pay-fee M1 amount=291.00
    refused party-needed: the fee says who pays it: --by client or freelancer
01-07 pay-fee M1 amount=291.00 by=platform
    refused party-needed: the fee says who pays it: --by client or freelancer
01-07 pay-fee M1 amount=291.00 by=freelancer
    freelancer paid 291.00 USD for the arbitration of M1: freelancer>arbiter M1 291.00 arbitration
    dispute over M1: freelancer claims 100.00, freelancer paid 291.00
01-08 pay-fee M1 amount=291.00 by=freelancer
    refused fee-paid-already: the freelancer has paid the fee already
01-08 pay-fee M2 amount=291.00 by=client
    refused not-disputed: nobody disputes M2
    type: contract log x
01-08 pay-fee amount=291.00 by=client
    refused not-disputed: nobody disputes the pool
    type: contract log x
01-09 pay-fee M1 amount=291.00 by=client
    client paid 291.00 USD for the arbitration of M1: client>arbiter M1 291.00 arbitration
    dispute over M1: freelancer claims 100.00, freelancer paid 291.00, client paid 291.00, answered
    dispute-silence M1: -
    arbitration-default M1: -
01-20 rule M1 freelancer=250.01
    refused more-than-held: 250.00 USD of M1 is there to divide, not 250.01 USD
01-20 rule M1 freelancer=50.00
    arbiter ruled on M1: 50.00 USD to the freelancer: escrow>pending M1 50.00, escrow>client M1 200.00 refund
    contract active
    M1 split
    hold-over M1: 01-20 to 01-25
    dispute over M1: -

== no party pays
generic USD
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 dispute M1 claim=100.00
    freelancer disputed M1, claiming 100.00 USD
    contract disputed
    M1 funded disputed
    dispute over M1: freelancer claims 100.00
01-07 pay-fee M1 amount=20.00 by=client
    refused no-arbitration-fee: no party pays for arbitration here
01-08 rule M1 freelancer=250.00
    arbiter ruled on M1: 250.00 USD to the freelancer: escrow>freelancer M1 250.00
    contract active
    M1 released
    dispute over M1: -

== the fee comes out of what is held
guru USD
M1 250.00
01-05 fund amount=250.00
    client funded the contract with 250.00 USD: client>pool - 250.00
    contract active
    M1 funded
01-06 dispute claim=100.00
    freelancer disputed the pool, claiming 100.00 USD
    contract disputed
    M1 funded disputed
    dispute over pool: freelancer claims 100.00
01-07 pay-fee amount=20.00 by=client
    refused no-arbitration-fee: no party pays for arbitration here
01-07 pay-fee M1 amount=20.00 by=client
    refused no-arbitration-fee: no party pays for arbitration here
01-08 rule freelancer=225.01
    refused more-than-held: 225.00 USD of the pool is there to divide, not 225.01 USD
01-08 rule freelancer=225.00
    arbiter ruled on the pool: 225.00 USD to the freelancer: pool>arbiter - 25.00 arbitration, pool>escrow M1 225.00 carry, escrow>freelancer M1 225.00
    contract active
    M1 released part-funded
    dispute over pool: -

== the fee comes out of a milestone's escrow
generic USD arbitration_payer=escrow arbitration_fee=5%_min_25.00
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 dispute M1 claim=100.00
    freelancer disputed M1, claiming 100.00 USD
    contract disputed
    M1 funded disputed
    dispute over M1: freelancer claims 100.00
01-08 settle M1 freelancer=250.01
    refused more-than-held: 250.00 USD of M1 is there to divide, not 250.01 USD
01-08 rule M1 freelancer=225.01
    refused more-than-held: 225.00 USD of M1 is there to divide, not 225.01 USD
01-08 rule M1 freelancer=25.00
    arbiter ruled on M1: 25.00 USD to the freelancer: escrow>arbiter M1 25.00 arbitration, escrow>freelancer M1 25.00, escrow>client M1 200.00 refund
    contract active
    M1 split
    dispute over M1: -

== the winner has his fee back
kleros USD
M1 250.00
M2 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-05 fund M2 amount=250.00
    client funded M2 with 250.00 USD: client>escrow M2 250.00
    M2 funded
01-06 dispute M1 claim=100.00
    freelancer disputed M1, claiming 100.00 USD
    contract disputed
    M1 funded disputed
    dispute over M1: freelancer claims 100.00
01-06 dispute M2 claim=250.00
    freelancer disputed M2, claiming 250.00 USD
    M2 funded disputed
    dispute over M2: freelancer claims 250.00
01-07 pay-fee M1 amount=30.00 by=client
    client paid 30.00 USD for the arbitration of M1: client>arbiter M1 30.00 arbitration
    dispute over M1: freelancer claims 100.00, client paid 30.00, answered
01-07 pay-fee M1 amount=30.00 by=freelancer
    freelancer paid 30.00 USD for the arbitration of M1: freelancer>arbiter M1 30.00 arbitration
    dispute over M1: freelancer claims 100.00, client paid 30.00, freelancer paid 30.00, answered
01-07 pay-fee M2 amount=30.00 by=client
    client paid 30.00 USD for the arbitration of M2: client>arbiter M2 30.00 arbitration
    dispute over M2: freelancer claims 250.00, client paid 30.00, answered
01-07 pay-fee M2 amount=30.00 by=freelancer
    freelancer paid 30.00 USD for the arbitration of M2: freelancer>arbiter M2 30.00 arbitration
    dispute over M2: freelancer claims 250.00, client paid 30.00, freelancer paid 30.00, answered
01-08 rule M1 freelancer=100.00
    arbiter ruled on M1: 100.00 USD to the freelancer: escrow>freelancer M1 100.00, escrow>client M1 150.00 refund, arbiter>client M1 15.00 arbitration, arbiter>freelancer M1 15.00 arbitration
    M1 split
    dispute over M1: -
01-09 rule M2 freelancer=0
    arbiter ruled on M2: 0.00 USD to the freelancer: escrow>client M2 250.00 refund, arbiter>client M2 30.00 arbitration
    contract active
    M2 refunded
    dispute over M2: -

== nobody was asked to decide
generic USD
M1 250.00
M2 250.00
01-05 rule M1 freelancer=0
    refused not-for-staff: nobody was asked to decide about M1
    type: contract log x
01-05 rule freelancer=0
    refused not-for-staff: nobody was asked to decide about the pool
    type: contract log x
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 rule M1 freelancer=100.00
    refused not-for-staff: nobody was asked to decide about M1
    type: escrowbook dispute open x M1 --claim AMOUNT
01-06 request-refund M1
    client asked for all that is there of M1 back
    M1 funded refund-requested
    refund of M1: 250.00 of escrow asked for 01-06
01-07 rule M1 freelancer=100.00
    refused not-for-staff: nobody was asked to decide about M1
    type: escrowbook dispute open x M1 --claim AMOUNT
01-08 close by=client
    client closed the contract
    contract ending
    M2 cancelled
01-09 rule M1 freelancer=100.00
    refused not-for-staff: nobody was asked to decide about M1
    type: escrowbook dispute open x M1 --claim AMOUNT

== staff decides about a request
generic USD on_refund_silence=staff partial_release=carry
M1 250.00
M2 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 rule M1 freelancer=100.00
    refused not-for-staff: nobody was asked to decide about M1
    type: escrowbook dispute open x M1 --claim AMOUNT
01-07 request-refund M1 amount=10.00
    client asked for 10.00 USD of M1 back
    M1 funded refund-requested
    refund of M1: 10.00 of escrow asked for 01-07
01-08 rule M1 freelancer=240.00
    arbiter ruled on M1: 240.00 USD to the freelancer: escrow>freelancer M1 240.00, escrow>client M1 10.00 refund
    M1 split
    refund of M1: -
01-09 request-refund M1 amount=10.00
    client asked for 10.00 USD of M1 back
    M1 split refund-requested
    refund of M1: 10.00 of paid asked for 01-09
01-10 rule M1 freelancer=240.00
    refused not-for-staff: nobody was asked to decide about M1
    type: contract log x
01-11 fund M2 amount=250.00
    client funded M2 with 250.00 USD: client>escrow M2 250.00
    M2 funded
01-12 release M2 amount=100.00
    client released 100.00 USD of M2: escrow>freelancer M2 100.00, escrow>pool M2 150.00 carry
    M2 released
01-12 rule freelancer=0
    refused not-for-staff: nobody was asked to decide about the pool
    type: escrowbook dispute open x --claim AMOUNT
01-13 request-refund amount=10.00
    client asked for 10.00 USD of the pool back
    refund of pool: 10.00 of pool asked for 01-13
01-14 rule freelancer=0.01
    arbiter ruled on the pool: 0.01 USD to the freelancer: pool>escrow M2 0.01 carry, escrow>freelancer M2 0.01, pool>client - 149.99 refund
    refund of pool: -

== staff decides about a closing
generic USD close_by_client=staff
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 close by=client
    client closed the contract
    contract ending
01-07 rule M1 freelancer=100.00 by=platform
    platform ruled on M1: 100.00 USD to the freelancer: escrow>freelancer M1 100.00, escrow>client M1 150.00 refund
    contract closed
    M1 split

== staff does not decide about a closing by the other side
generic USD close_by_client=staff
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 close by=freelancer
    freelancer closed the contract
    contract ending
01-07 rule M1 freelancer=100.00
    refused not-for-staff: nobody was asked to decide about M1
    type: escrowbook dispute open x M1 --claim AMOUNT

== both have closed, and nobody decides
generic USD close_by_client=staff holds=balance
M1 100.00
01-05 fund amount=250.00
    client funded the contract with 250.00 USD: client>pool - 250.00
    contract active
    M1 funded
01-06 close by=mutual pay={M1="1.00"}
    mutual closed the contract, paying 1.00 USD of M1: pool>escrow M1 1.00 carry, escrow>freelancer M1 1.00, pool>client - 249.00 refund
    contract closed
    M1 released
01-07 rule freelancer=100.00
    refused contract-closed: the contract was closed by both together
    type: contract show x

== the pool that a rest was carried to
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
01-07 offer freelancer=1.00 by=client
    refused not-disputed: nobody disputes the pool
    type: escrowbook dispute open x --claim AMOUNT
01-07 pay-fee amount=291.00 by=client
    refused not-disputed: nobody disputes the pool
    type: escrowbook dispute open x --claim AMOUNT
01-07 rule freelancer=1.00
    refused not-for-staff: nobody was asked to decide about the pool
    type: escrowbook dispute open x --claim AMOUNT
01-07 dispute claim=150.01
    refused more-than-held: 150.00 USD of the pool is there to divide, not 150.01 USD
01-07 dispute claim=100.00 by=client
    client disputed the pool, claiming 100.00 USD
    contract disputed
    dispute over pool: client claims 100.00
    dispute-silence of all: 01-07 to 01-14
    arbitration-default of all: 01-07 to 02-13
01-08 dispute claim=1.00
    refused disputed: the pool is disputed already
    type: escrowbook dispute offer x --freelancer AMOUNT --by freelancer
01-08 offer freelancer=150.01 by=freelancer
    refused more-than-held: 150.00 USD of the pool is there to divide, not 150.01 USD
01-08 offer freelancer=150.00 by=freelancer
    freelancer proposed that 150.00 USD of the pool go to the freelancer
    dispute over pool: client claims 100.00, freelancer offers 150.00, answered
    dispute-silence of all: -
01-09 pay-fee amount=291.00 by=client
    client paid 291.00 USD for the arbitration of the pool: client>arbiter - 291.00 arbitration
    dispute over pool: client claims 100.00, freelancer offers 150.00, client paid 291.00, answered
01-10 settle freelancer=50.00
    mutual settled the pool: 50.00 USD to the freelancer: pool>escrow M1 50.00 carry, escrow>pending M1 50.00, pool>client - 100.00 refund
    contract active
    hold-over M1: 01-06 to 01-11, 01-10 to 01-15
    dispute over pool: -
    arbitration-default of all: -

== a quarrel in a contract that ends, and after the end
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
01-07 dispute M1 claim=200.00
    freelancer disputed M1, claiming 200.00 USD
    contract disputed
    M1 funded disputed
    dispute over M1: freelancer claims 200.00
    dispute-silence M1: 01-07 to 01-14
    arbitration-default M1: 01-07 to 02-13
    refund of M1: -
    refund-silence M1: -
01-08 offer M1 freelancer=100.00 by=client
    client proposed that 100.00 USD of M1 go to the freelancer
    dispute over M1: freelancer claims 200.00, client offers 100.00, answered
    dispute-silence M1: -
01-09 pay-fee M1 amount=291.00 by=client
    client paid 291.00 USD for the arbitration of M1: client>arbiter M1 291.00 arbitration
    dispute over M1: freelancer claims 200.00, client offers 100.00, client paid 291.00, answered
01-10 rule M1 freelancer=200.00
    arbiter ruled on M1: 200.00 USD to the freelancer: escrow>pending M1 200.00, escrow>client M1 50.00 refund
    contract closed
    M1 split
    hold-over M1: 01-10 to 01-15
    dispute over M1: -
    arbitration-default M1: -
01-11 dispute M1 claim=1.00
    refused contract-closed: the contract was closed by the client
    type: contract show x
01-11 offer M1 freelancer=1.00 by=client
    refused contract-closed: the contract was closed by the client
    type: contract show x
01-11 settle M1 freelancer=1.00
    refused contract-closed: the contract was closed by the client
    type: contract show x
01-11 pay-fee M1 amount=1.00 by=client
    refused contract-closed: the contract was closed by the client
    type: contract show x
01-11 rule M1 freelancer=1.00
    refused contract-closed: the contract was closed by the client
    type: contract show x

== both have closed, and a share was held back
generic USD holds=balance retainage=10% close_by_client=staff
M1 100.00
M2 100.00
01-05 fund amount=200.00
    client funded the contract with 200.00 USD: client>pool - 200.00
    contract active
    M1 funded
    M2 funded
01-06 release M1 amount=100.00
    client released 100.00 USD of M1: pool>escrow M1 100.00 carry, escrow>pool M1 10.00 retainage, escrow>freelancer M1 90.00
    M1 released
01-07 close by=mutual pay={M2="50.00"}
    mutual closed the contract, paying 50.00 USD of M2: pool>escrow M2 50.00 carry, escrow>pool M2 5.00 retainage, escrow>freelancer M2 45.00, pool>client - 50.00 refund, pool>escrow M1 10.00 retainage, escrow>freelancer M1 10.00, pool>escrow M2 5.00 retainage, escrow>freelancer M2 5.00
    contract closed
    M2 released
01-08 rule freelancer=1.00
    refused contract-closed: the contract was closed by both together
    type: contract show x
