// Times npm tokenizers over a text: usage: node time-counting.mjs <package> <file>; prints [tokens, seconds], the quicker of two runs after a short warm-up.
import { readFileSync } from "node:fs";

const [, , name, file] = process.argv;
const text = readFileSync(file, "utf8");
const count = name === "tiktoken"
  ? await import("tiktoken").then(({ get_encoding }) => { const encoding = get_encoding("o200k_base"); return (each) => encoding.encode_ordinary(each).length; })
  : await import("gpt-tokenizer/encoding/o200k_base").then(({ countTokens }) => (each) => countTokens(each, { disallowedSpecial: new Set() }));

count(text.slice(0, 500_000));
let best = Infinity;
let tokens = 0;
for (let run = 0; run < 2; run++) {
  const start = process.hrtime.bigint();
  tokens = count(text);
  best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e9);
}
console.log(JSON.stringify([tokens, best]));
