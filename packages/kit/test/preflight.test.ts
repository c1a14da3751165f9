import type { WayToPeer } from "@meshwright/model";
import type { Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ending,
  here,
  loopback,
  preflight,
  results,
  type Servers,
  startServers,
  stopServers,
} from "./preflight-servers.ts";

let servers: Servers;
beforeAll(async () => {
  servers = await startServers();
});
afterAll(stopServers);

describe.concurrent("the way to a peer is told check by check", () => {
  test("an API server that answers strangers with 401 opens the gate", async () => {
    const seen = await preflight(here("/version"));
    expect(seen.status).toBe(0);
    expect(seen.checks).toEqual({
      dns: `peer=ohio host=localhost:${servers.port} result=passed address=127.0.0.1`,
      address: `peer=ohio host=localhost:${servers.port} result=passed address=127.0.0.1`,
      tcp: `peer=ohio host=localhost:${servers.port} result=passed address=127.0.0.1`,
      tls: `peer=ohio host=localhost:${servers.port} result=passed`,
      http: `peer=ohio host=localhost:${servers.port} result=passed status=401`,
      mtu: `peer=ohio host=localhost:${servers.port} result=passed mtu=8500`,
    });
  });

  test("what is no peer's has neither addresses nor size, and no peer", async () => {
    const seen = await preflight(here("/version"), "of no peer");
    expect(results(seen)).toBe("dns passed, tcp passed, tls passed, http passed");
    expect(seen.checks["dns"]).toBe(`host=localhost:${servers.port} result=passed address=127.0.0.1`);
  });

  test("where nobody has said that the endpoint is private, its address is unknown, and the gate opens by what answers", async () => {
    const seen = await preflight(here("/version"), { peer: "ohio" });
    expect(results(seen)).toBe("dns passed, address unknown, tcp passed, tls passed, http passed, mtu passed");
    expect(seen.status).toBe(0);
  });
});

test("a proxy of the environment is passed by", async () => {
  const proxy = "http://127.0.0.1:1";
  const seen = await preflight(here("/version"), loopback, {
    env: { https_proxy: proxy, HTTPS_PROXY: proxy, ALL_PROXY: proxy },
  });
  expect(seen.status).toBe(0);
});

test("of several addresses one that is a stranger's keeps the gate closed, whichever answered", async () => {
  const RESOLVED = "* Host localhost:443 was resolved.\n* IPv6: (none)\n* IPv4: 127.0.0.1, 10.99.0.7";
  const seen = await preflight(here("/version"), loopback, { env: { RESOLVED } });
  expect(seen.status).toBe(1);
  expect(results(seen)).toBe("dns passed, address failed, tcp skipped, tls skipped, http skipped, mtu skipped");
  expect(seen.checks["dns"]).toContain(`address="10.99.0.7 127.0.0.1"`);
  expect(seen.checks["address"]).toMatch(/reason=wrong-address .* address=10\.99\.0\.7 /);
});

test("an address of IPv6 is none of the peer's, and not called public", async () => {
  const seen = await preflight("https://[::1]:1/version");
  expect(results(seen)).toBe("dns passed, address failed, tcp skipped, tls skipped, http skipped, mtu skipped");
  expect(seen.checks["address"]).toMatch(/reason=wrong-address .* address=::1 /);
});

test.each([
  ["closed", (socket: Socket) => socket.end()],
  ["reset", (socket: Socket) => socket.resetAndDestroy()],
])("a connection that is %s amid TLS was cut, and says nothing of certificates", async (_, end) => {
  const seen = await preflight(`https://127.0.0.1:${await ending(end)}/version`);
  expect(seen.status).toBe(1);
  expect(seen.checks["tls"]).toMatch(/result=failed reason=hop-refuses cause=".*then cut/);
});

test("what speaks no TLS is not trusted", async () => {
  const seen = await preflight(
    `https://127.0.0.1:${await ending((socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"))}/version`,
  );
  expect(seen.checks["tls"]).toContain("reason=not-trusted");
});

const rows: readonly (readonly [string, () => string, WayToPeer, string, RegExp])[] = [
  [
    "a name that does not resolve",
    () => "https://ohio.k8s.invalid/version",
    loopback,
    "dns failed, address skipped, tcp skipped, tls skipped, http skipped, mtu skipped",
    /^check=dns .*reason=dns cause="DNS: the name does not resolve\./m,
  ],
  [
    "a name that stands for another private address than the peer's",
    () => here("/version"),
    { peer: "ohio", addresses: ["10.20.0.0/16", "100.64.0.0/16"] },
    "dns passed, address failed, tcp skipped, tls skipped, http skipped, mtu skipped",
    /^check=address .*reason=wrong-address cause=".*127\.0\.0\.1, which is none of the peer's VPC: 10\.20\.0\.0\/16 100\.64\.0\.0\/16"/m,
  ],
  [
    "a name that stands for a public address",
    () => "https://198.51.100.7/version",
    { peer: "ohio", addresses: ["10.20.0.0/16"] },
    "dns passed, address failed, tcp skipped, tls skipped, http skipped, mtu skipped",
    /^check=address .*reason=endpoint-public cause=".*the public address 198\.51\.100\.7, but the fleet says that the endpoint is private/m,
  ],
  [
    "a port that refuses",
    () => "https://127.0.0.1:1/version",
    loopback,
    "dns passed, address passed, tcp failed, tls skipped, http skipped, mtu skipped",
    /^check=tcp .*reason=hop-refuses cause="TCP: connection refused or no route\./m,
  ],
  [
    "packets that are dropped in silence",
    () => `https://127.0.0.1:${servers.deafPort}/version`,
    loopback,
    "dns passed, address passed, tcp failed, tls skipped, http skipped, mtu skipped",
    /^check=tcp .*reason=no-route cause="TCP: no connection within 5 s to 127\.0\.0\.1, packets are dropped/m,
  ],
  [
    "TCP, and then silence",
    () => `https://127.0.0.1:${servers.mutePort}/version`,
    loopback,
    "dns passed, address passed, tcp passed, tls failed, http skipped, mtu skipped",
    /^check=tls .*reason=mtu cause="TLS or HTTP: connected to 127\.0\.0\.1, then silence\./m,
  ],
  [
    "HTTP 500",
    () => here("/broken"),
    loopback,
    "dns passed, address passed, tcp passed, tls passed, http failed, mtu skipped",
    /^check=http .*reason=http-status .*status=500/m,
  ],
  [
    "TLS, and then silence",
    () => here("/silent"),
    loopback,
    "dns passed, address passed, tcp passed, tls passed, http failed, mtu skipped",
    /^check=http .*reason=hop-refuses /m,
  ],
  [
    "a way on which packets of full size get lost",
    () => here("/narrow"),
    loopback,
    "dns passed, address passed, tcp passed, tls passed, http passed, mtu failed",
    /^check=mtu .*reason=mtu cause=".*not one of 12000 bytes: .*which is to carry 8500 bytes".* mtu=8500 look=/m,
  ],
];

describe.concurrent("a gate stays closed and names the first hop that fails", () => {
  test.each(rows)("%s", async (_, url, way, expected, line) => {
    const seen = await preflight(url(), way);
    expect(seen.status).toBe(1);
    expect(results(seen)).toBe(expected);
    expect(seen.stdout).toMatch(line);
    expect(seen.stdout).toContain("waiting  API server of ohio");
  });

  test("a server whose certificate another CA signed", async () => {
    const seen = await preflight(here("/version"), loopback, { trusted: servers.otherCa });
    expect(seen.status).toBe(1);
    expect(results(seen)).toBe("dns passed, address passed, tcp passed, tls failed, http skipped, mtu skipped");
    expect(seen.checks["tls"]).toContain("reason=not-trusted");
  });
});
