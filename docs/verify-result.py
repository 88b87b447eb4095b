"""Verifies a published result of Hustings: python3 verify-result.py https://vote.example.com VOTING [RECEIPT]

Written from docs/proof.md and the published files alone, with Python's standard library alone.
"""
import base64, collections, hashlib, json, sys, urllib.parse, urllib.request

P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)

def sha256(data): return hashlib.sha256(data).digest()

def add(p, q):  # on the curve P-256; None is the point at infinity
    if p is None or q is None: return q if p is None else p
    if p[0] == q[0] and (p[1] + q[1]) % P == 0: return None
    m = (3 * p[0] * p[0] - 3) * pow(2 * p[1], -1, P) if p == q else (q[1] - p[1]) * pow(q[0] - p[0], -1, P)
    x = (m * m - p[0] - q[0]) % P
    return x, (m * (p[0] - x) - p[1]) % P

def times(k, p):
    q = None
    for bit in bin(k)[2:]: q = add(add(q, q), p) if bit == "1" else add(q, q)
    return q

def signed(pem, der, message):  # ECDSA with SHA-256; the key ends in its two coordinates, the signature holds r and s
    key = base64.b64decode("".join(pem.split("\n")[1:-2]))[-64:]
    q = int.from_bytes(key[:32], "big"), int.from_bytes(key[32:], "big")
    r = int.from_bytes(der[4:4 + der[3]], "big")
    s = int.from_bytes(der[6 + der[3]:], "big")
    if not (0 < r < N and 0 < s < N): return False
    z, w = int.from_bytes(sha256(message), "big"), pow(s, -1, N)
    point = add(times(z * w % N, G), times(r * w % N, q))
    return point is not None and point[0] % N == r

def root(nodes):  # of the hash tree above these nodes
    while len(nodes) > 1:
        pairs = [sha256(b"\1" + nodes[i] + nodes[i + 1]) for i in range(0, len(nodes) - 1, 2)]
        nodes = pairs + (nodes[-1:] if len(nodes) % 2 else [])
    return nodes[0] if nodes else sha256(b"")

def canonical(value): return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

def verify(base, voting, receipt=None):
    get = lambda path: urllib.request.urlopen(base + urllib.parse.urlparse(path).path).read()
    result = json.loads(get(f"/results/{voting}/result.json"))
    lines = get(result["ballotsUrl"]).splitlines()
    ballots = [json.loads(line) for line in lines]
    ids = [ballot["ballotId"] for ballot in ballots]
    names = ("ballotRoot", "ballotsUrl", "counts", "total", "votingId")
    text, key = canonical({name: result[name] for name in names}), get(result["publicKeyUrl"]).decode()
    print("The key's fingerprint is " + sha256(base64.b64decode("".join(key.split("\n")[1:-2])))[:16].hex())
    yield "is of this voting", result["votingId"] == voting
    yield "is signed", signed(key, base64.b64decode(result["signature"]), text)
    yield "has the ballots that were signed for", root([sha256(b"\0" + line) for line in lines]).hex() == result["ballotRoot"]
    yield "has ballots in order, none twice", all(one < other for one, other in zip(ids, ids[1:]))
    yield "has ballots and nothing else", lines == [canonical({"ballotId": b["ballotId"], "optionId": b["optionId"]}) for b in ballots]
    yield "has as many ballots as votes", len(ballots) == result["total"] == sum(c["votes"] for c in result["counts"])
    options = collections.Counter(ballot["optionId"] for ballot in ballots)
    tally = [(c["optionId"], c["votes"]) for c in result["counts"]]
    yield "has each option once, with its ballots", len(dict(tally)) == len(tally) and dict(options) == {o: v for o, v in tally if v}
    if receipt:
        yield "has the ballot of the receipt", {name: receipt[name] for name in ("ballotId", "optionId")} in ballots

if __name__ == "__main__":
    if len(sys.argv) < 3: sys.exit(__doc__)
    kept = json.load(open(sys.argv[3])) if len(sys.argv) > 3 else None
    found = list(verify(sys.argv[1].rstrip("/"), sys.argv[2], kept))
    for what, holds in found: print("The result " + what if holds else "WRONG, the result does NOT hold: " + what)
    sys.exit(0 if all(holds for _, holds in found) else 1)
