import { once } from "node:events";
import type { Server } from "node:http";

/** Starts a server that nobody but this machine reaches, and tells its address. */
export async function listening(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens on no port");
  return `http://127.0.0.1:${address.port}`;
}
