// What the parts of the page share: elements, questions, and numbers as people write them.
export const byId = id => document.getElementById(id);

/** An element with a text; a text is never markup here. */
export function element(name, text = "", attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

// The key of a service that asks for one: in this tab alone, and in no address.
const key = () => sessionStorage.getItem("key");
export const keep = typed => sessionStorage.setItem("key", typed);
export const hasKey = () => key() !== null;

/** The options of a question, with the key where there is one. */
export const keyed = (options = {}) => hasKey() ? { ...options, headers: { ...options.headers, "X-Api-Key": key() } } : options;

/** What was taken for granted, to be unfolded; hidden where nothing was. */
export function tellAssumed(id, sentences) {
  byId(id).hidden = sentences.length === 0;
  byId(id).replaceChildren(element("summary", "What was taken for granted"), ...sentences.map(sentence => element("p", sentence)));
}

/** Reads the answer to a question, or throws its problem. */
export async function ask(path, options) {
  const response = await fetch(path, keyed(options));
  const answer = await response.json();
  if (!response.ok) throw answer;
  return answer;
}

export const sentenceOf = problem => problem.detail ?? "The service did not answer.";

/** Commas and colons may stand in a query as they are; read by people, they should. */
export const written = query => query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");

export const whole = tokens => Math.round(tokens).toLocaleString("en-US");

/** A count or a ratio to three digits, but with none of its whole ones lost. */
export const plain = amount => Math.abs(amount) < 1000
  ? amount.toLocaleString("en-US", { maximumSignificantDigits: 3 })
  : amount.toLocaleString("en-US", { maximumFractionDigits: 0 });

const bill = { style: "currency", currency: "USD", trailingZeroDisplay: "stripIfInteger" };
const isInCents = amount => Number(amount.toFixed(2)) === Number(amount.toPrecision(4));

/** A sum as a bill has it: in cents; from ten thousand on in dollars, and below one dollar to four digits, where cents would say too little. */
export function money(amount) {
  const size = Math.abs(amount);
  if (size >= 10_000) return amount.toLocaleString("en-US", { ...bill, maximumFractionDigits: 0 });
  return amount.toLocaleString("en-US", size >= 1 || isInCents(amount) ? bill : { ...bill, maximumSignificantDigits: 4 });
}

/** What a person wrote as the service reads it: 625,853 and 1 000 in whole groups, 15 % as a share, $4.50 without its sign. */
export function read(text) {
  const digits = text.replace(/^\$/, "").replace(/[\s\u00a0\u202f]+(?=\d{3}(\D|$)|%$)/g, "");
  if (/^-?\d+(\.\d+)?%$/.test(digits)) return String(Number((Number(digits.slice(0, -1)) / 100).toPrecision(12)));
  return /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(digits) ? digits.replaceAll(",", "") : digits;
}

/** Rounded down, since almost all is not all; from what a product of binary fractions is meant to be. */
export const percent = share => `${plain(Math.floor(Number((share * 1000).toPrecision(12))) / 10)} %`;
