// Calls the service with the types that were generated from its own document: what compiles here is what the document promises.
import createClient from "openapi-fetch";
import type { components, paths } from "./service.js";

const baseUrl = process.argv[2];
if (!baseUrl) throw new Error("usage: client <base url>");

const client = createClient<paths, "application/json" | "application/problem+json">({ baseUrl });

const cost = await client.GET("/v1/task-cost", {
  params: { query: { model: "claude-opus-4-7", inputTokens: 3000, outputTokens: 1200 } },
});
if (!cost.data) throw new Error(cost.error.detail ?? cost.error.title);
const usd: number = cost.data.totalUsd;
console.log(`task cost ${usd} from ${cost.data.pricing.version}`);

const body: components["schemas"]["BreakEvenRequest"] = {
  model: "claude-opus-4-7",
  inputTokens: 3000,
  outputTokens: 1200,
  plans: ["claude-max-5x", "cursor-pro"],
  sessionsPerDay: 100,
};
const breakEven = await client.POST("/v1/break-even", { body });
for (const plan of breakEven.data?.plans ?? []) {
  const sessions: number | null = plan.breakEvenSessionsPerMonth;
  console.log(`${plan.plan} ${plan.outcome} ${sessions ?? plan.reason}`);
}

const model = await client.GET("/v1/models/{id}", { params: { path: { id: "gpt-5.5" } } });
console.log(`${model.data?.name} ${model.data?.prices[0]?.rates[0]?.rates.output}`);

const unknown = await client.GET("/v1/task-cost", {
  params: { query: { model: "nobody", inputTokens: 1, outputTokens: 1 } },
});
console.log(`${unknown.response.status} ${Object.keys(unknown.error?.errors ?? {})}`);
