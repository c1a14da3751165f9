import type { MadeCertificate } from "@meshwright/testkit";
import { once } from "node:events";
import { KeyObject } from "node:crypto";
import { connect, createServer } from "node:tls";

const keyOf = ({ keys }: MadeCertificate): string => {
  const pem = KeyObject.from(keys.privateKey).export({ type: "pkcs8", format: "pem" });
  return pem.toString();
};

export interface Handshake {
  readonly leaf: MadeCertificate;
  /** What the client sends above its leaf. */
  readonly chain: readonly MadeCertificate[];
  /** What the server accepts. */
  readonly roots: readonly MadeCertificate[];
  /** Of the server itself; the client does not ask. */
  readonly server: MadeCertificate;
}

/** True where a server that accepts these roots takes the client's certificate: OpenSSL's verdict, over a real connection. */
export async function isAccepted({ leaf, chain, roots, server: own }: Handshake): Promise<boolean> {
  const server = createServer({
    cert: own.pem,
    key: keyOf(own),
    ca: roots.map(({ pem }) => pem),
    requestCert: true,
    rejectUnauthorized: false,
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a port was asked for");
  const verdict = new Promise<boolean>((resolve) => {
    server.once("secureConnection", (socket) => {
      resolve(socket.authorized);
      socket.destroy();
    });
  });
  const client = connect({
    port: address.port,
    host: "127.0.0.1",
    cert: [leaf, ...chain].map(({ pem }) => pem).join(""),
    key: keyOf(leaf),
    rejectUnauthorized: false,
  });
  client.on("error", () => undefined); // the server hangs up as soon as it has its verdict
  const result = await verdict;
  client.destroy();
  server.close();
  return result;
}
