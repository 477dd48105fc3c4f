#!/usr/bin/env bash
# Trains small models of the kinds that language models have on this repository's own pages, and counts texts with them by the
# reference implementation, SentencePiece 0.1.97 as Debian has it (apt-get install sentencepiece python3-sentencepiece).
set -euo pipefail
cd "$(dirname "$0")"
corpus=$(mktemp)
trap 'rm -f "$corpus"' EXIT
cat ../../../docs/*.md ../../../pricing/README.md ../../../src/Calculator/Tokens/*.cs > "$corpus"

train() {
    spm_train --input="$corpus" --model_prefix="$1" --model_type=bpe --vocab_size=900 --byte_fallback=true --max_sentence_length=20000 \
        --normalization_rule_name=identity --remove_extra_whitespaces=false --allow_whitespace_only_pieces=true "${@:2}" 2> /dev/null
    rm "$1.vocab"
}

train llama-like --split_digits=true
train gemma-like --split_digits=true --add_dummy_prefix=false \
    --user_defined_symbols=$'<start_of_turn>,</,<table>,\n,\n\n,\n\n\n,▁▁,▁▁▁,▁▁▁▁'
train over-words --add_dummy_prefix=false --split_by_whitespace=false

/usr/bin/python3 - "$corpus" <<'EOF'
import json, sys, sentencepiece
texts = [row[0] for row in json.load(open("../Families/gpt2.goldens.json"))[:600]]
lines = open(sys.argv[1]).read().split("\n")
texts += ["\n".join(lines[at:at + 1 + at % 3]) for at in range(0, 400, 2)]
texts += ["", " ", "  ", "a  b", " a", "a ", "▁a", "a▁b", "\n", "\t x", "<start_of_turn>user\n\n<table>  </td>", "x" * 200, "the " * 100, "<s>", "<0x0A>"]
for model in ["llama-like", "gemma-like", "over-words"]:
    counter = sentencepiece.SentencePieceProcessor(model_file=f"{model}.model")
    rows = [json.dumps([text, len(counter.encode(text))], ensure_ascii=False) for text in texts]
    open(f"{model}.goldens.json", "w").write("[\n" + ",\n".join(rows) + "\n]\n")
EOF
