/** Seconds as Go prints a duration, the form in which Kubernetes keeps one: 2592000 is `720h0m0s`. */
export const goDuration = (seconds: number): string =>
  `${Math.floor(seconds / 3600)}h${Math.floor((seconds % 3600) / 60)}m${seconds % 60}s`;
