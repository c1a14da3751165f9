/**
 * How long it takes until istiod signs with a renewed intermediate, seconds: the assembly reads the Secret once a minute, the kubelet
 * takes up to two to write it into the pod, and istiod's watch and the next request of a proxy come after that.
 */
export const assembly = 5 * 60;
