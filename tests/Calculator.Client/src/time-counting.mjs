// Times npm tokenizers over a text: usage: node time-counting.mjs <package> <vocabulary> <file>; prints [tokens, CPU seconds], the quicker of two runs after a short warm-up.
import { readFileSync } from "node:fs";

const [, , name, vocabulary, file] = process.argv;
const text = readFileSync(file, "utf8");
const count = name === "tiktoken"
  ? await import("tiktoken").then(({ get_encoding }) => { const encoding = get_encoding(vocabulary); return (each) => encoding.encode_ordinary(each).length; })
  : await import(`gpt-tokenizer/encoding/${vocabulary}`).then(({ countTokens }) => (each) => countTokens(each, { disallowedSpecial: new Set() }));

count(text.slice(0, 500_000));
let best = Infinity;
let tokens = 0;
for (let run = 0; run < 2; run++) {
  const start = process.cpuUsage();
  tokens = count(text);
  const { user, system } = process.cpuUsage(start);
  best = Math.min(best, (user + system) / 1e6);
}
console.log(JSON.stringify([tokens, best]));
