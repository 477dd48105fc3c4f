// usage: node node-http.mjs <port>
import { createServer } from "node:http";
import { price } from "./price.mjs";

createServer((request, response) => {
  const answer = price(new URL(request.url, "http://localhost").searchParams);
  const body = JSON.stringify(answer);
  response.writeHead(answer ? 200 : 404, { "Content-Type": "application/json; charset=utf-8", "Content-Length": Buffer.byteLength(body ?? "") });
  response.end(body);
}).listen(Number(process.argv[2]), "127.0.0.1");
