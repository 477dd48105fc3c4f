// Takes out of a published vocabulary what texts that are counted with it can be made of: a token that stands nowhere in them is never
// joined, so they count as with the whole. Small enough to be kept here, and read as the whole is.
//
//   node excerpt.mjs <tokenizer.json | merges.txt | tekken of js-tiktoken's form> <goldens.json> > <excerpt>
import { readFileSync } from "node:fs";

const [file, goldens] = process.argv.slice(2);
const content = readFileSync(file, "utf8");
const isJson = content.startsWith("{");
const published = isJson ? JSON.parse(content) : undefined;
const composes = JSON.stringify(published?.normalizer ?? null).includes("NFC");
const texts = JSON.parse(readFileSync(goldens, "utf8")).map(([text]) => (composes ? text.normalize("NFC") : text));

// Byte-level vocabularies write bytes that would not show as the signs from U+0100 on, in order.
const shown = (value) => (value >= 0x21 && value <= 0x7e) || (value >= 0xa1 && value <= 0xac) || (value >= 0xae && value <= 0xff);
let next = 0x100;
const signs = Array.from({ length: 256 }, (_, value) => String.fromCodePoint(shown(value) ? value : next++));
const written = texts.map((text) => [...Buffer.from(text)].map((byte) => signs[byte]).join("")).join("\n");
const stands = (token) => [...token].length === 1 || written.includes(token);

if (published?.model) {
  const { vocab, merges, ...model } = published.model;
  const pair = (merge) => (Array.isArray(merge) ? merge : merge.split(" "));
  const kept = {
    ...published,
    added_tokens: published.added_tokens.slice(-2),
    model: {
      ...model,
      vocab: Object.fromEntries(Object.entries(vocab).filter(([token]) => stands(token))),
      merges: merges.filter((merge) => stands(pair(merge).join(""))).map((merge) => pair(merge).join(" ")),
    },
  };
  console.log(JSON.stringify(kept, null, 1));
} else if (published) {
  const tokens = published.bpe_ranks.split("\n").flatMap((line) => line.split(" ").slice(2));
  const text = (token) => [...Buffer.from(token, "base64")].map((byte) => signs[byte]).join("");
  tokens.filter((token) => stands(text(token))).forEach((token, rank) => console.log(`${token} ${rank}`));
} else {
  console.log(content.split("\n").filter((line, place) => place === 0 || (line && stands(line.replace(" ", "")))).join("\n"));
}
