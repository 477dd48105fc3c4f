// What a provider's export calls its tokens, and to which fields of a session each of them adds.
import { byId, element, read } from "./parts.js";
import { takeCounts } from "./fields.js";

const ways = {
  "Anthropic, Claude Code": {
    input_tokens: ["inputTokens"],
    cache_read_input_tokens: ["inputTokens", "cacheReadTokens"],
    ephemeral_5m_input_tokens: ["inputTokens", "cacheWriteTokens"],
    ephemeral_1h_input_tokens: ["inputTokens", "cacheWrite1hTokens"],
    output_tokens: ["outputTokens"],
  },
  "OpenAI": {
    input_tokens: ["inputTokens"],
    cached_tokens: ["cacheReadTokens"],
    cache_write_tokens: ["cacheWriteTokens"],
    output_tokens: ["outputTokens"],
  },
  "Google Gemini": {
    promptTokenCount: ["inputTokens"],
    toolUsePromptTokenCount: ["inputTokens"],
    cachedContentTokenCount: ["cacheReadTokens"],
    candidatesTokenCount: ["outputTokens"],
    thoughtsTokenCount: ["outputTokens"],
  },
  "xAI": {
    prompt_tokens: ["inputTokens"],
    cached_tokens: ["cacheReadTokens"],
    completion_tokens: ["outputTokens"],
    reasoning_tokens: ["outputTokens"],
  },
};

const way = () => ways[byId("counting").value];
const boxes = () => [...byId("counts").querySelectorAll("input")];
const countOf = box => Number(read(box.value.trim()));
// Digits alone: to half of Europe 12.000 is twelve thousand, and to a program twelve. An empty box is none.
const isCount = box => /^\d*$/.test(read(box.value.trim())) && Number.isSafeInteger(countOf(box));

function showWay() {
  byId("counts").replaceChildren(...Object.keys(way()).map(name => {
    const label = element("label", `${name} `);
    label.append(element("input", "", { "data-count": name, inputmode: "numeric" }));
    return label;
  }));
}

function sums() {
  const sums = {};
  for (const box of boxes()) for (const field of way()[box.dataset.count]) sums[field] = (sums[field] ?? 0) + countOf(box);
  return sums;
}

/** Offers the ways of counting; `then` is called when counts are taken. */
export function offerCounting(then) {
  byId("counting").append(...Object.keys(ways).map(name => element("option", name, { value: name })));
  byId("counting").addEventListener("change", showWay);
  // What is typed here asks nothing yet.
  byId("export").addEventListener("input", event => event.stopPropagation());
  showWay();
  byId("take-counts").addEventListener("click", () => {
    for (const box of boxes()) box.setAttribute("aria-invalid", String(!isCount(box)));
    if (!boxes().every(isCount)) return;
    takeCounts(sums());
    then();
  });
}
