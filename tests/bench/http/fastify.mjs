// usage: node fastify.mjs <port>
import fastify from "fastify";
import { price } from "./price.mjs";

const app = fastify();
app.get("/v1/task-cost", (request, reply) => {
  const answer = price(new URLSearchParams(request.query));
  if (!answer) return reply.code(404).send();
  return answer;
});
await app.listen({ port: Number(process.argv[2]), host: "127.0.0.1" });
