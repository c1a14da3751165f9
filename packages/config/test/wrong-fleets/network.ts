import { change, wrong } from "./wrong-fleet.ts";

const dublin = "clusters/dublin.yaml";
const virginia = "clusters/virginia.yaml";

/** CIDRs, subnets and Istio networks. */
export const wrongNetworks = [
  wrong(
    "a CIDR without prefix",
    [`MW5001 fleet/${dublin} serviceCIDR`],
    change(dublin, "172.20.0.0/16", "172.20.0.0 # expect MW5001"),
  ),
  wrong(
    "a CIDR with a number too large",
    [`MW5001 fleet/${dublin} podCIDRs[0]`],
    change(dublin, "[100.64.0.0/16]", "[100.640.0.0/16] # expect MW5001"),
  ),
  wrong(
    "a CIDR with a prefix too large",
    [`MW5001 fleet/${dublin} podCIDRs[0]`],
    change(dublin, "[100.64.0.0/16]", "[100.64.0.0/33] # expect MW5001"),
  ),
  wrong(
    "a CIDR with host bits",
    [`MW5002 fleet/${dublin} podCIDRs[0]`],
    change(dublin, "[100.64.0.0/16]", "[100.64.7.1/16] # expect MW5002"),
  ),
  wrong(
    "an IPv6 range",
    [`MW5003 fleet/${dublin} podCIDRs[0]`],
    change(dublin, "[100.64.0.0/16]", '["fd00:64::/64"] # expect MW5003'),
  ),
  wrong(
    "a subnet outside its VPC",
    [`MW5004 fleet/${dublin} vpc.subnets[1].cidr`],
    change(dublin, "10.64.64.0/18", "10.63.64.0/18 # expect MW5004"),
  ),
  wrong(
    "two subnets that overlap",
    [`MW5005 fleet/${dublin} vpc.subnets[1].cidr`],
    change(dublin, "10.64.64.0/18", "10.64.32.0/19 # expect MW5005"),
  ),
  wrong(
    "Services with addresses of the VPC",
    [`MW5006 fleet/${dublin} serviceCIDR`],
    change(dublin, "172.20.0.0/16", "10.64.128.0/20 # expect MW5006"),
  ),
  wrong(
    "Services with addresses of the pods",
    [`MW5006 fleet/${dublin} serviceCIDR`],
    change(dublin, "172.20.0.0/16", "100.0.0.0/8 # expect MW5006"),
  ),
  wrong(
    "peers whose pods share addresses",
    [`MW5007 fleet/${virginia} podCIDRs[0]`],
    change(virginia, "[100.65.0.0/16]", "[100.64.128.0/17] # expect MW5007"),
  ),
  wrong(
    "pods with addresses of a peer's VPC",
    [`MW5007 fleet/${virginia} podCIDRs[0]`],
    change(virginia, "[100.65.0.0/16]", "[10.64.128.0/17] # expect MW5007"),
  ),
  wrong(
    "two network names in the model flat",
    [`MW5008 fleet/${virginia} network`],
    change(virginia, "network: shop", "network: shop-us # expect MW5008"),
  ),
  wrong(
    "one network name in the model gateways",
    [`MW5009 fleet/${virginia} network`],
    change("mesh.yaml", "model: flat", "model: gateways"),
    change(virginia, "network: shop", "network: shop # expect MW5009"),
  ),
  wrong(
    "peers of one network in the model mixed whose pods share addresses",
    [`MW5100 fleet/mesh.yaml connectivity.model`, `MW5007 fleet/${virginia} podCIDRs[0]`],
    change("mesh.yaml", "model: flat", "model: mixed # expect MW5100"),
    change(virginia, "[100.65.0.0/16]", "[100.64.128.0/17] # expect MW5007"),
  ),
  wrong(
    "a subnet in a zone of another region",
    [`MW5010 fleet/${dublin} vpc.subnets[0].availabilityZone`],
    change(dublin, "eu-west-1a", "eu-west-2a # expect MW5010"),
  ),
];
