import type { EffectiveAuthority, FleetWords } from "../../src/index.ts";
import { effectiveAuthority } from "../../src/index.ts";

/** Moments that a workload's certificate lives; its proxy renews it after half of them. */
const lifetime = 4;

interface Leaf {
  readonly root: string;
  readonly end: number;
}

interface Proxy {
  /** Learnt from its istiod over XDS, and no other way. */
  accepts: ReadonlySet<string>;
  /** The last one is used for new connections; the others live on in those that are open. */
  leaves: readonly Leaf[];
}

interface Site {
  readonly name: string;
  readonly peerGroup: string;
  /** Which commit its Argo CD or Flux has applied. */
  commit: number;
  /** What istiod has loaded and publishes. */
  loaded: ReadonlySet<string>;
  /** The root above the intermediate that istiod signs with. */
  signing: string;
  /** When it last signed under another root than it does now. */
  changed: number;
  readonly proxies: readonly Proxy[];
}

const within = (part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean => part.isSubsetOf(whole);

/**
 * A fleet while its commits go out: every cluster applies them in its own time, cert-manager re-issues in its own time, istiod
 * pushes to each proxy in its own time. What must never happen is thrown.
 */
export class World {
  now = 0;
  head = 0;
  readonly sites: readonly Site[];
  readonly #commits: readonly FleetWords[];

  constructor(commits: readonly FleetWords[]) {
    this.#commits = commits;
    this.sites = (commits[0]?.clusters ?? []).map(({ name, peerGroup }, index) => {
      const { roots, signingRoot = "" } = this.#said(0, index);
      const proxies = [0, 1].map(() => ({ accepts: new Set(roots), leaves: [{ root: signingRoot, end: lifetime }] }));
      return { name, peerGroup, commit: 0, loaded: new Set(roots), signing: signingRoot, changed: -lifetime, proxies };
    });
  }

  get last(): number {
    return this.#commits.length - 1;
  }

  #said(commit: number, index: number): EffectiveAuthority {
    const words = this.#commits[commit];
    if (words === undefined) throw new Error("no such commit");
    return effectiveAuthority(words.mesh, words.clusters[index]);
  }

  /** A cluster applies the head. istiod loads other roots only where the one set holds the other (pilot, since 1.30). */
  sync(index: number): void {
    const site = this.sites[index % this.sites.length];
    if (site === undefined) return;
    site.commit = this.head;
    const roots = new Set(this.#said(site.commit, this.sites.indexOf(site)).roots);
    if (!within(roots, site.loaded) && !within(site.loaded, roots)) throw new Error(`${site.name} refuses the roots`);
    if (!roots.has(site.signing)) throw new Error(`${site.name} signs under a root that it drops`);
    site.loaded = roots;
  }

  /** cert-manager has the new intermediate, and istiod takes it. */
  reissue(index: number): void {
    const site = this.sites[index % this.sites.length];
    if (site === undefined) return;
    const { signingRoot = "" } = this.#said(site.commit, this.sites.indexOf(site));
    if (site.signing === signingRoot) return;
    if (!site.loaded.has(signingRoot)) throw new Error(`${site.name} does not accept its own intermediate`);
    site.signing = signingRoot;
    site.changed = this.now;
  }

  #proxy(index: number): readonly [Site, Proxy] | undefined {
    const all = this.sites.flatMap((site) => site.proxies.map((proxy) => [site, proxy] as const));
    return all[index % all.length];
  }

  push(index: number): void {
    const [site, proxy] = this.#proxy(index) ?? [];
    if (site !== undefined && proxy !== undefined) proxy.accepts = site.loaded;
  }

  renew(index: number): void {
    const [site, proxy] = this.#proxy(index) ?? [];
    if (site === undefined || proxy === undefined) return;
    proxy.leaves = [...proxy.leaves, { root: site.signing, end: this.now + lifetime }];
  }

  tick(): void {
    this.now += 1;
    for (const [index, [, proxy]] of this.sites
      .flatMap((site) => site.proxies.map((one) => [site, one] as const))
      .entries()) {
      if ((proxy.leaves.at(-1)?.end ?? 0) - this.now <= lifetime / 2) this.renew(index);
      proxy.leaves = proxy.leaves.filter(({ end }) => end > this.now);
    }
  }

  /** Every cluster has applied the head, and signs as it says. */
  get isSettled(): boolean {
    return this.sites.every(
      ({ commit, signing }, index) => commit === this.head && signing === this.#said(commit, index).signingRoot,
    );
  }

  /** Every istiod publishes what is said, and every proxy has it. */
  get isTold(): boolean {
    return this.sites.every(({ loaded, proxies }, index) => {
      const roots = new Set(this.#said(this.head, index).roots);
      const all = [loaded, ...proxies.map(({ accepts }) => accepts)];
      return all.every((set) => within(set, roots) && within(roots, set));
    });
  }

  /** The longest lifetime has passed since the last cluster signed under another root. */
  get isWaited(): boolean {
    return this.sites.every(({ changed }) => this.now - changed >= lifetime);
  }

  /** Every certificate that is alive is accepted by every proxy of every peer. */
  judge(): void {
    for (const [site, proxy] of this.sites.flatMap((one) => one.proxies.map((each) => [one, each] as const)))
      for (const peer of this.sites.filter(({ peerGroup }) => peerGroup === site.peerGroup))
        for (const { accepts } of peer.proxies)
          for (const { root } of proxy.leaves)
            if (!accepts.has(root)) throw new Error(`${peer.name} refuses ${site.name}: ${root}`);
  }
}
