# Ending a contract, what it does, and what it never does (RULEBOOK 3, invariant 5; 4).

== nobody said who closes
generic USD
M1 250.00
M2 250.00
M3 1.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-05 fund M2 amount=250.00
    client funded M2 with 250.00 USD: client>escrow M2 250.00
    M2 funded
01-06 close
    freelancer closed the contract
    contract ending
    M3 cancelled
01-07 close by=freelancer
    refused already-closed: the contract was closed by the freelancer

== who closes, and what he may say of the money
generic USD
M1 250.00
M2 250.00
M3 1.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-05 fund M2 amount=250.00
    client funded M2 with 250.00 USD: client>escrow M2 250.00
    M2 funded
01-06 close by=arbiter
    refused not-a-closer: the arbiter cannot close a contract
01-06 close by=freelancer pay={M1="100.00",M2="5.00"}
    refused pay-not-yours: the freelancer alone cannot say what closing pays: the client can, or both
    type: contract close x --by mutual --pay M1=100.00 --pay M2=5.00
01-06 close by=platform pay={M2="5.00"}
    refused pay-not-yours: the platform alone cannot say what closing pays: the client can, or both
    type: contract close x --by mutual --pay M2=5.00
01-06 close by=client pay={m1="100.00"}
    refused no-such-milestone: there is no milestone m1: did you mean M1?
    type: milestone list x
01-06 close by=client pay={M9="100.00"}
    refused no-such-milestone: there is no milestone M9
    type: milestone list x
01-06 close by=client pay={M1="250.01"}
    refused more-than-escrow: M1 holds 250.00 USD, not 250.01 USD
01-06 close by=client pay={M2="250.00",M1="250.01"}
    refused more-than-escrow: M1 holds 250.00 USD, not 250.01 USD
01-06 close by=client pay={M3="1.00"}
    refused more-than-escrow: M3 holds 0.00 USD, not 1.00 USD
01-06 close by=mutual
    refused pay-needed: 500.00 USD is in escrow: a mutual closing says how much of it is paid
    type: contract close x --by mutual --pay M1=AMOUNT --pay M2=AMOUNT
01-06 close by=mutual pay={M1="100.00",M2="250.00"}
    mutual closed the contract, paying 100.00 USD of M1, 250.00 USD of M2: escrow>freelancer M1 100.00, escrow>freelancer M2 250.00, escrow>client M1 150.00 refund
    contract closed
    M1 split
    M2 released
    M3 cancelled
01-07 close by=client pay={M9="100.00"}
    refused no-such-milestone: there is no milestone M9
    type: milestone list x
01-07 close by=client
    refused already-closed: the contract was closed by both together

== both, with nothing left to divide
generic USD
M1 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 release M1 amount=250.00
    client released 250.00 USD of M1: escrow>freelancer M1 250.00
    M1 released
01-07 close by=mutual
    mutual closed the contract
    contract closed
01-08 close by=mutual
    refused already-closed: the contract was closed by both together
01-08 close by=arbiter
    refused already-closed: the contract was closed by both together

== the platform closes
upwork USD
M1 250.00
M2 250.00
01-05 fund M1 amount=250.00
    client funded M1 with 250.00 USD: client>escrow M1 250.00
    contract active
    M1 funded
01-06 close by=platform
    platform closed the contract: escrow>client M1 250.00 refund
    contract closed
    M1 refunded
    M2 cancelled
01-07 close by=client
    refused already-closed: the contract was closed by the platform

== the client closes and pays a part, and asks for the rest
upwork USD freelancer_fee=10%
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
01-06 close by=client pay={M1="100.00"}
    client closed the contract, paying 100.00 USD of M1: freelancer>platform M1 10.00 fee, escrow>pending M1 100.00
    contract ending
    M1 submitted refund-requested
    refund of M1: 150.00 of escrow asked for 01-06
    M2 cancelled
    refund-silence M1: 01-06 to 01-13
    hold-over M1: 01-06 to 01-11
    M1 in review -
    auto-release M1: -
01-13 look
    01-11 the clock: hold-over M1: pending>freelancer M1 100.00
    01-13 the clock: refund-silence M1: escrow>client M1 150.00 refund
    contract closed
    M1 split
    refund of M1: -
    refund-silence M1: -
    hold-over M1: -

== nothing is closed that is disputed
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
01-07 close by=client
    refused disputed: money of this contract is frozen by a dispute
    type: contract close x --refund-report
01-07 close by=freelancer pay={M1="1.00"}
    refused disputed: money of this contract is frozen by a dispute
    type: contract close x --refund-report
01-08 settle M1 freelancer=0
    mutual settled M1: 0.00 USD to the freelancer: escrow>client M1 250.00 refund
    contract active
    M1 refunded
    dispute over M1: -
01-09 close by=client
    client closed the contract
    contract closed

== of one balance all that is paid together is there
generic USD holds=balance
M1 100.00
M2 200.00
01-05 fund amount=250.00
    client funded the contract with 250.00 USD: client>pool - 250.00
    contract active
    M1 funded
    M2 funded
01-06 close by=client pay={M1="100.00",M2="150.01"}
    refused more-than-escrow: M2 holds 250.00 USD, not 250.01 USD
01-06 close by=client pay={M1="100.00",M2="150.00"}
    client closed the contract, paying 100.00 USD of M1, 150.00 USD of M2: pool>escrow M1 100.00 carry, escrow>freelancer M1 100.00, pool>escrow M2 150.00 carry, escrow>freelancer M2 150.00
    contract closed
    M1 released
    M2 released

== of one balance nothing has to be said
generic USD holds=balance
M1 100.00
M2 200.00
01-05 fund amount=250.00
    client funded the contract with 250.00 USD: client>pool - 250.00
    contract active
    M1 funded
    M2 funded
01-06 close by=mutual
    mutual closed the contract: pool>client - 250.00 refund
    contract closed
    M1 cancelled
    M2 cancelled

== of one balance, in a contract with fees at the closing
guru USD
M1 100.00
M2 200.00
01-05 fund amount=250.00
    client funded the contract with 250.00 USD: client>pool - 250.00
    contract active
    M1 funded
    M2 funded
01-06 close by=freelancer
    freelancer closed the contract: pool>client - 250.00 refund
    contract closed
    M1 cancelled
    M2 cancelled

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
01-07 close by=mutual
    mutual closed the contract: pool>client - 150.00 refund
    contract closed
    M2 cancelled
01-08 close by=client
    refused already-closed: the contract was closed by both together
01-20 look
    01-11 the clock: hold-over M1: pending>freelancer M1 100.00
    hold-over M1: -
