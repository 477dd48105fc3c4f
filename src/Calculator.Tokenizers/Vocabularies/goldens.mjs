// Makes texts of fragments that split patterns treat apart and of any assigned character, and counts them with the reference
// implementation: of a tokenizer.json npm tokenizers, the native build; of a vocabulary with a pattern of its own, as Mistral's
// tekken.json, npm tiktoken, the WASM build. Special tokens are taken out first: a text is data. But for those that a SentencePiece model
// takes whole wherever they stand; what it has for control alone is text there too.
//
//   npm install tokenizers@0.23.2 tiktoken@1.0.22 && node goldens.mjs <file> <texts> <seed> > goldens.json
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const require = createRequire(`${process.cwd()}/`);
const [file, texts, seed] = process.argv.slice(2);
const published = JSON.parse(readFileSync(file, "utf8"));
const isSentencePiece = published.model?.byte_fallback === true;
const control = ["<pad>", "<eos>", "<bos>", "<unk>", "<image_soft_token>"];
const count = published.model ? ofTokenizerJson() : ofPattern();

function ofTokenizerJson() {
  const { Tokenizer } = require("tokenizers");
  const folder = mkdtempSync(join(tmpdir(), "goldens-"));
  const plain = join(folder, "tokenizer.json");
  const whole = isSentencePiece ? published.added_tokens.filter(({ content }) => !control.includes(content)) : [];
  writeFileSync(plain, JSON.stringify({ ...published, added_tokens: whole, post_processor: null }));
  const tokenizer = Tokenizer.fromFile(plain);
  rmSync(folder, { recursive: true });
  return async (text) => (await tokenizer.encode(text, null, { addSpecialTokens: false })).getLength();
}

function ofPattern() {
  const { Tiktoken } = require("tiktoken");
  const tokenizer = new Tiktoken(published.bpe_ranks, {}, published.config.pattern);
  return async (text) => tokenizer.encode_ordinary(text).length;
}

const fragments = [
  " ", "  ", "   ", "\n", "\r\n", "\t", "\n\n \n", "'s", "'LL", "'abc", "'\u017F", "/", "//", "1", "123", "98765", "\u00A0", "\u3000",
  "\u0301", "\u200D", "\uFEFF", "é", "ß", "Ǆ", "ǅ", "中", "文字", "ひらがな", "カタカナ", "龥", "龦", "가", "ا", "।", "👍🏽", "don't",
  "HTTPServer", "iPhone", "{", "};", "==", "...", "-x", "_name", "#tag", "@user", "~", "\u0000", "\u0001", "\u001F", "\u007F", "\u0660", "Ⅷ",
  "½", "𝟘", "𐐀", "\u2028", "\u0085", "、", "。", "「", "€", "+", " the", " def", "Hello", " world", "return", "aaaaaaaaaaaaaaaa",
];

// Only where a text is composed first, so that all others have the texts they have always had.
if (JSON.stringify(published.normalizer ?? null).includes("NFC")) {
  fragments.push("e\u0301", "a\u0323\u0301", "o\u0301\u0323", "\u1112\u1161\u11AB", "\uD55C\u11A8", "\u212B", "\uF900", "\u0958", "\u0344", "\u09C7\u09BE");
}

// Only where pieces are taken whole, for the same reason.
if (isSentencePiece) {
  fragments.push("<start_of_turn>", "<table>", "</h1>", "<bos>", "<unused7>", "<0x0A>", "\n\n\n");
  fragments.push("\n".repeat(33), "\t\t", " ".repeat(40));
}

// A small generator of our own, so that a seed gives the same texts on every machine.
let state = Number(seed) >>> 0;
const random = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 4294967296) * below);
};
const anyCharacter = () => {
  for (;;) {
    const character = String.fromCodePoint(random(2) === 0 ? random(0x3000) : random(0x20000));
    if (/^[^\p{Cn}\p{Cs}]$/u.test(character)) return character;
  }
};
const fragment = () => (random(4) === 0 ? anyCharacter() : fragments[random(fragments.length)]);

const rows = [];
for (let index = 0; index < Number(texts); index++) {
  const text = Array.from({ length: 1 + random(13) }, fragment).join("");
  rows.push([text, await count(text)]);
}

console.log(`[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]`);
