// What the parts of the page share: elements, questions, and numbers as people write them.
export const byId = id => document.getElementById(id);

/** An element with a text; a text is never markup here. */
export function element(name, text = "", attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** Reads the answer to a question, or throws its problem. */
export async function ask(path, options) {
  const response = await fetch(path, options);
  const answer = await response.json();
  if (!response.ok) throw answer;
  return answer;
}

export const sentenceOf = problem => problem.detail ?? "The service did not answer.";

/** Commas and colons may stand in a query as they are; read by people, they should. */
export const written = query => query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");

export const plain = amount => amount.toLocaleString("en-US", { maximumSignificantDigits: 6 });
export const dollars = amount => `$${plain(amount)}`;

/** A sum as a bill has it: in cents where it is not whole. Below a cent, that would be nothing. */
export const money = amount => amount !== 0 && Math.abs(amount) < 0.01
  ? dollars(amount)
  : amount.toLocaleString("en-US", { style: "currency", currency: "USD", trailingZeroDisplay: "stripIfInteger" });

/** Rounded down, since almost all is not all; from what a product of binary fractions is meant to be. */
export const percent = share => `${plain(Math.floor(Number((share * 1000).toPrecision(12))) / 10)} %`;
