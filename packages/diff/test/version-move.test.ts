import { describe, expect, test } from "vitest";
import { imageOf } from "../src/version/image.ts";
import { moveOf } from "../src/version/move.ts";

describe("how a version follows another", () => {
  test.each([
    ["1.31.0", "1.31.1", "patch", 0],
    ["v1.20.3", "v1.21.0", "minor", 1],
    ["1.29", "1.31", "minor", 2],
    ["1.9.9", "2.0.0", "major", 0],
    ["1.31.1", "1.30.4", "back", -1],
    ["1.29.1", "1.29.1-alpine", "form", 0],
    ["1.29.1-alpine", "1.29.2-alpine", "patch", 0],
    ["1.0.0-rc.1", "1.0.0", "form", 0],
    ["1.2.3", "latest", "unknown", 0],
    ["1.x", "1.31.0", "unknown", 0],
    ["sha-1234567", "sha-7654321", "unknown", 0],
    ["20261101", "20261102", "unknown", 0],
    ["", "1.0.0", "unknown", 0],
  ] as const)("%s → %s: %s", (before, after, how, minors) => {
    expect(moveOf(before, after)).toMatchObject({ how, minors });
  });
});

describe("the parts of an image", () => {
  test.each([
    ["nginx", { repository: "nginx" }],
    ["docker.io/istio/pilot:1.31.1", { repository: "docker.io/istio/pilot", tag: "1.31.1" }],
    ["localhost:5000/web", { repository: "localhost:5000/web" }],
    ["localhost:5000/web:1@sha256:aa", { repository: "localhost:5000/web", tag: "1", digest: "sha256:aa" }],
    ["web@sha256:aa", { repository: "web", digest: "sha256:aa" }],
  ])("%s", (text, expected) => {
    expect(imageOf(text)).toEqual(expected);
  });
});
