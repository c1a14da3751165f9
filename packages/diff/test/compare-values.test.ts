import type { Json } from "@meshwright/model";
import { describe, expect, test } from "vitest";
import type { ValueChange } from "../src/index.ts";
import { pathText } from "../src/index.ts";
import { compareValues } from "../src/value/compare-values.ts";

/** `changed spec.replicas: 2 → 3`. */
const line = (change: ValueChange): string => {
  const path = pathText(change.path);
  const text = (value: Json): string => JSON.stringify(value);
  switch (change.how) {
    case "added":
      return `added ${path}: ${text(change.after)}`;
    case "removed":
      return `removed ${path}: ${text(change.before)}`;
    case "changed":
      return `changed ${path}: ${text(change.before)} → ${text(change.after)}`;
    case "reordered":
      return `reordered ${path}: ${change.items.join(", ")}`;
  }
};

const cases: readonly { of: string; before: Json; after: Json; is: readonly string[] }[] = [
  {
    of: "containers by name, whatever their order",
    before: {
      containers: [
        { name: "web", image: "nginx:1" },
        { name: "log", image: "log:1" },
      ],
    },
    after: {
      containers: [
        { name: "log", image: "log:1" },
        { name: "web", image: "nginx:2" },
      ],
    },
    is: ['changed containers[web].image: "nginx:1" → "nginx:2"', "reordered containers: log, web"],
  },
  {
    of: "ports of a container by port and protocol, which is TCP where nothing is said",
    before: { ports: [{ containerPort: 53 }, { containerPort: 53, protocol: "UDP" }] },
    after: {
      ports: [
        { containerPort: 53, protocol: "UDP" },
        { containerPort: 53, protocol: "TCP", name: "dns" },
      ],
    },
    is: ['added ports[53/TCP].protocol: "TCP"', 'added ports[53/TCP].name: "dns"', "reordered ports: 53/UDP, 53/TCP"],
  },
  {
    of: "mounts by path, though two of them have one name",
    before: {
      volumeMounts: [
        { name: "ca", mountPath: "/a" },
        { name: "ca", mountPath: "/b" },
      ],
    },
    after: { volumeMounts: [{ name: "ca", mountPath: "/b", readOnly: true }] },
    is: ['removed volumeMounts[/a]: {"name":"ca","mountPath":"/a"}', "added volumeMounts[/b].readOnly: true"],
  },
  {
    of: "verbs by what they are",
    before: { verbs: ["get", "list"] },
    after: { verbs: ["get", "watch", "list"] },
    is: ['added verbs[watch]: "watch"'],
  },
  {
    of: "arguments by their place",
    before: { args: ["proxy", "--log=info", "--x"] },
    after: { args: ["proxy", "--log=debug", "--x"] },
    is: ['changed args[1]: "--log=info" → "--log=debug"'],
  },
  {
    of: "rules of RBAC by what is most alike",
    before: {
      rules: [
        { apiGroups: [""], resources: ["pods"], verbs: ["get"] },
        { apiGroups: ["apps"], resources: ["deployments"], verbs: ["get"] },
      ],
    },
    after: {
      rules: [
        { apiGroups: ["batch"], resources: ["jobs"], verbs: ["create", "delete"] },
        { apiGroups: [""], resources: ["pods"], verbs: ["get"] },
        { apiGroups: ["apps"], resources: ["deployments"], verbs: ["get", "patch"] },
      ],
    },
    is: [
      'added rules[1].verbs[patch]: "patch"',
      'added rules[0]: {"apiGroups":["batch"],"resources":["jobs"],"verbs":["create","delete"]}',
    ],
  },
  {
    of: "two items of one name by their place",
    before: {
      env: [
        { name: "A", value: "1" },
        { name: "A", value: "2" },
      ],
    },
    after: {
      env: [
        { name: "A", value: "1" },
        { name: "A", value: "3" },
      ],
    },
    is: ['changed env[1].value: "2" → "3"'],
  },
  {
    of: "anything else that has a name, as the clusters of a kubeconfig",
    before: { users: [{ name: "b", user: { token: "x" } }] },
    after: {
      users: [
        { name: "a", user: { token: "x" } },
        { name: "b", user: { token: "y" } },
      ],
    },
    is: ['changed users[b].user.token: "x" → "y"', 'added users[a]: {"name":"a","user":{"token":"x"}}'],
  },
  {
    of: "routes of Istio that have no name, by what is most alike",
    before: { http: [{ route: [{ destination: { host: "a" } }] }] },
    after: { http: [{ timeout: "5s", route: [{ destination: { host: "a" } }] }] },
    is: ['added http[0].timeout: "5s"'],
  },
  {
    of: "the destination of a route, also where it gets another name",
    before: { route: [{ destination: { host: "a", port: { number: 80 } } }] },
    after: { route: [{ destination: { host: "b", port: { number: 80 } } }] },
    is: ['changed route[a/80].destination.host: "a" → "b"'],
  },
  {
    of: "subjects by what they are",
    before: {
      subjects: [
        { kind: "User", name: "eve" },
        { kind: "ServiceAccount", name: "a", namespace: "x" },
      ],
    },
    after: {
      subjects: [
        { kind: "ServiceAccount", name: "a", namespace: "x" },
        { kind: "Group", name: "all", apiGroup: "rbac" },
      ],
    },
    is: [
      'removed subjects[User/eve]: {"kind":"User","name":"eve"}',
      'added subjects[Group/all]: {"kind":"Group","name":"all","apiGroup":"rbac"}',
    ],
  },
  {
    of: "destinations of an AppProject by all that they say",
    before: {
      destinations: [
        { server: "*", namespace: "a" },
        { server: "*", namespace: "b" },
      ],
    },
    after: {
      destinations: [
        { server: "*", namespace: "0" },
        { server: "*", namespace: "a" },
      ],
    },
    is: [
      'removed destinations[*/b]: {"server":"*","namespace":"b"}',
      'added destinations[*/0]: {"server":"*","namespace":"0"}',
    ],
  },
  {
    of: "the sources of an Application: its chart moves to a mirror, its gate to another folder",
    before: {
      sources: [
        { chart: "istiod", repoURL: "https://a", targetRevision: "1.0.0" },
        { repoURL: "git", path: "gates/60-istiod" },
      ],
    },
    after: {
      sources: [
        { chart: "istiod", repoURL: "https://b", targetRevision: "1.0.0" },
        { repoURL: "git", path: "gates/61-istiod" },
      ],
    },
    is: [
      'changed sources[istiod].repoURL: "https://a" → "https://b"',
      'changed sources[gates/60-istiod].path: "gates/60-istiod" → "gates/61-istiod"',
    ],
  },
];

describe("items of lists are told apart", () => {
  test.each(cases)("$of", ({ before, after, is }) => {
    expect(compareValues(before, after).map(line)).toEqual(is);
  });
  test("by the keys that a schema names", () => {
    const [before, after] = [
      { hops: [{ via: "a", cost: 1 }] },
      {
        hops: [
          { via: "b", cost: 1 },
          { via: "a", cost: 2 },
        ],
      },
    ];
    expect(compareValues(before, after, { keysAt: () => ["via"] }).map(line)).toEqual([
      "changed hops[a].cost: 1 → 2",
      'added hops[b]: {"via":"b","cost":1}',
    ]);
  });
});
