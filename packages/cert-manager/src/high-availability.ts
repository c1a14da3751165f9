/** CPU in cores, memory in bytes, both as Kubernetes quantities. */
export const resources = (cpu: string, memory: string, memoryLimit: string) => ({
  requests: { cpu, memory },
  limits: { memory: memoryLimit },
});

/** One pod may be down at a time. */
export const disruptionBudget = { enabled: true, minAvailable: 1 };
