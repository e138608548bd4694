#!/usr/bin/env bash
# whosays model show | check: cards, self-tests, and one message for each way in which a file is wrong. The container is
# written here by hand, from docs/model-format.md, so that reader and page are checked against each other.
. "$(dirname "$(realpath "$0")")/lib.sh"

python3 - <<'END'
import hashlib, json, struct

def container(header, tensors, version=1):
    text = json.dumps(header).encode()
    at = 32 + 64 * len(tensors) + len(text)
    directory, body = b"", b""
    for name, kind, rows, columns, data in tensors:
        start = (at + 63) // 64 * 64
        body += b"\0" * (start - at) + data
        at = start + len(data)
        directory += struct.pack("<32sIIIIQQ", name.encode(), kind, rows, columns, 0, start, len(data))
    head = struct.pack("<8sIIQII", b"\x89WSM\r\n\x1a\n", version, len(tensors), at + 32, len(text), 0)
    whole = head + directory + text + body
    return whole + hashlib.sha256(whole).digest()

header = {"name": "sample", "kind": "invented", "version": "1", "engine": [2, 3], "licence": "CC0 1.0", "made_by": "this test",
          "data": [{"name": "invented words", "part": "train", "licence": "CC0 1.0"}],
          "scores": [{"measure": "F1", "data": "invented dev", "value": 97.5, "command": "none"}],
          "self_test": [{"input": "Ada Example spoke.", "expected": "PROPN PROPN VERB PUNCT"}]}
good = container(header, [("rows", 1, 2, 3, bytes(6)), ("scales", 4, 1, 2, bytes(8))])
def put(name, data): open(name, "wb").write(data)
put("good.wsm", good)
put("short.wsm", good[:-5])
put("head.wsm", good[:20])
put("long.wsm", good + b"abc")
put("altered.wsm", good[:200] + bytes([good[200] ^ 1]) + good[201:])
put("format.wsm", container(header, [], 2))
put("text.wsm", b"Ada Example spoke to The Harbour Post.\n")
put("empty.wsm", b"")
put("shape.wsm", container(header, [("rows", 1, 2, 4, bytes(6))]))
put("type.wsm", container(header, [("rows", 9, 2, 3, bytes(6))]))
put("nameless.wsm", container(header, [("", 1, 2, 3, bytes(6))]))
put("kindless.wsm", container({"name": "sample", "version": "1", "engine": [1, 1]}, []))
put("list.wsm", container([1], []))
put("hostile.wsm", container(dict(header, name="a\x1b[2Jb"), []))
END

message() { [ "$(cat err.txt)" = "whosays: $1" ]; }
refused_saying() { exited 2 && message "$1"; }
refused_with() {
  run model check "$1"
  expect "$1 is refused: $2" refused_saying "$1 $2"
}

run model show good.wsm
expect "show: identity" eval 'exited 0 && shows "sample, of kind invented, version 1" && shows "revisions 2 to 3"'
expect "show: licence, data, score" eval 'shows "CC0 1.0 (of the weights" && shows "invented words train" && shows "F1 97.5"'
run model show good.wsm --format jsonl
expect "show: JSON" python3 -c '
import hashlib, json
card = json.loads(open("out.txt").read())
whole = open("good.wsm", "rb").read()
assert card["fingerprint"] == hashlib.sha256(whole[:-32]).hexdigest() and card["bytes"] == len(whole)
assert card["kind"] == "invented" and card["engine"] == [2, 3]'
run model check good.wsm
expect "check: hash right, no runner for an invented kind" eval 'exited 0 && shows "hash is right" && shows "not run"'

size=$(stat -c %s good.wsm)
refused_with short.wsm "is cut short: $((size - 5)) of $size bytes; get it again"
refused_with head.wsm "is cut short: only 20 bytes; get it again"
refused_with long.wsm "has 3 bytes behind its end; get it again"
refused_with altered.wsm "was altered: its bytes do not give the hash at its end; get it again"
refused_with format.wsm "has model format 2, and this program reads format 1; use the model and the program of one release"
refused_with text.wsm "is not a whosays model"
refused_with empty.wsm "is not a whosays model"
refused_with shape.wsm "has a broken directory: tensor rows has not the bytes of its shape"
refused_with type.wsm "has a broken directory: tensor rows has the unknown type 9"
refused_with nameless.wsm "has a tensor without a name (entry at byte 32)"
refused_with kindless.wsm 'cannot be read: in its header, "kind" should be text'
refused_with list.wsm "cannot be read: its header is not a JSON object"
run model show hostile.wsm
expect "hostile names do not reach the terminal" eval 'exited 0 && ! grep -q "$(printf "\033")" out.txt'
run model check none.wsm
expect "no file" refused 2 "none.wsm: No such file or directory"
run model check .
expect "a folder" refused 2 "Is a directory"
run model show
expect "show without a file" exited 0
run model check
expect "check without a file" exited 0
run model
expect "model alone" exited 2
for set in scalar avx2 vnni256 vnni amx; do
  code=0
  WHOSAYS_KERNELS=$set "$whosays" model check good.wsm >out.txt 2>err.txt || code=$?
  expect "with the kernels $set" exited 0
done
finish
