package io.godwit.core.provision;

import io.godwit.core.error.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the cluster lives and who may reach it.
 *
 * @param vpcId of the subnets
 * @param subnetIds private ones, one in each zone
 * @param securityGroupIds of the brokers, where they exist already
 * @param clientCidrs addresses that clients connect from, IPv4
 */
public record ClusterNetwork(
        Optional<String> vpcId, List<String> subnetIds, List<String> securityGroupIds, List<String> clientCidrs) {
    private static final Pattern VPC = Pattern.compile("vpc-[0-9a-f]{8,17}");
    private static final Pattern SUBNET = Pattern.compile("subnet-[0-9a-f]{8,17}");
    private static final Pattern SECURITY_GROUP = Pattern.compile("sg-[0-9a-f]{8,17}");
    private static final Pattern CIDR = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    public ClusterNetwork {
        subnetIds = List.copyOf(subnetIds);
        securityGroupIds = List.copyOf(securityGroupIds);
        clientCidrs = List.copyOf(clientCidrs);
    }

    /** Adds what is wrong with the parts that are given. */
    public void check(List<Problem> problems) {
        vpcId.filter(id -> !VPC.matcher(id).matches())
                .ifPresent(id -> problems.add(new Problem("--vpc", 0, id, "expected such as vpc-0a1b2c3d4e5f60718")));
        checkEach("--subnets", subnetIds, SUBNET, "expected such as subnet-0a1b2c3d4e5f60718", problems);
        checkEach(
                "--security-groups",
                securityGroupIds,
                SECURITY_GROUP,
                "expected such as sg-0a1b2c3d4e5f60718",
                problems);
        if (!subnetIds.isEmpty()
                && (subnetIds.size() != ClusterSize.ZONES || new HashSet<>(subnetIds).size() != subnetIds.size())) {
            problems.add(new Problem(
                    "--subnets",
                    0,
                    String.join(",", subnetIds),
                    "expected " + ClusterSize.ZONES + " different subnets, one in each zone"));
        }
        clientCidrs.stream()
                .filter(cidr -> !isCidr(cidr))
                .forEach(cidr -> problems.add(
                        new Problem("--client-cidrs", 0, cidr, "expected an IPv4 range such as 10.0.0.0/16")));
        clientCidrs.stream()
                .filter(cidr -> cidr.endsWith("/0"))
                .forEach(cidr -> problems.add(new Problem(
                        "--client-cidrs", 0, cidr, "is the whole internet; name the ranges of your clients")));
    }

    /** Adds what is missing to make the cluster at once. */
    public void checkComplete(List<Problem> problems) {
        if (subnetIds.isEmpty()) {
            problems.add(new Problem("--subnets", 0, Problem.NO_VALUE, "is missing"));
        }
        if (securityGroupIds.isEmpty()) {
            problems.add(new Problem("--security-groups", 0, Problem.NO_VALUE, "is missing"));
        }
    }

    private static void checkEach(String option, List<String> ids, Pattern form, String rule, List<Problem> problems) {
        ids.stream()
                .filter(id -> !form.matcher(id).matches())
                .forEach(id -> problems.add(new Problem(option, 0, id, rule)));
    }

    private static boolean isCidr(String text) {
        var matcher = CIDR.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(5)) > 32) {
            return false;
        }
        for (int part = 1; part <= 4; part++) {
            if (Integer.parseInt(matcher.group(part)) > 255) {
                return false;
            }
        }
        return true;
    }
}
