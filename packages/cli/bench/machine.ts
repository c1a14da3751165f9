import { cpus, totalmem, type } from "node:os";

/** What the figures were taken on. */
export const machine = (): readonly string[] => {
  const all = cpus();
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  return [
    `${all.length} × ${all[0]?.model ?? "unknown processor"}`,
    `${gibibytes} GiB`,
    type(),
    `Node ${process.versions.node}`,
  ];
};
