// One price a request, as a program that asks the npm package itself would have it: the usage from the query string, the price as JSON.
import { calcPrice } from "@pydantic/genai-prices";

/** @param {URLSearchParams} query */
export function price(query) {
  const input = Number(query.get("inputTokens"));
  const asOf = query.get("asOf");
  const usage = {
    input_tokens: input,
    cache_read_tokens: input * Number(query.get("cacheRatio") ?? 0),
    cache_write_tokens: input * Number(query.get("cacheWriteRatio") ?? 0),
    output_tokens: Number(query.get("outputTokens")),
  };
  const found = calcPrice(usage, query.get("model"), asOf ? { timestamp: new Date(asOf) } : undefined);
  return found && { model: found.model.id, provider: found.provider.id, inputUsd: found.input_price, outputUsd: found.output_price, totalUsd: found.total_price };
}
