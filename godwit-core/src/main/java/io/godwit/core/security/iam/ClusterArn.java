package io.godwit.core.security.iam;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.SecurityError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of an Amazon MSK cluster, and those of what is in it.
 *
 * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 * @param account twelve digits
 * @param uuid what AWS puts behind the cluster's name
 */
public record ClusterArn(String partition, String region, String account, String name, String uuid) {
    private static final Pattern FORM =
            Pattern.compile("arn:(aws[a-z-]*):kafka:([a-z0-9-]+):([0-9]{12}):cluster/([A-Za-z0-9_-]+)/([A-Za-z0-9-]+)");

    /** @throws GodwitException if it is none */
    public static ClusterArn parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new GodwitException(
                    SecurityError.INVALID_CLUSTER_ARN,
                    text,
                    "it has not the form arn:aws:kafka:REGION:ACCOUNT:cluster/NAME/UUID",
                    "take it from the cluster's page, or from aws kafka list-clusters-v2");
        }
        return new ClusterArn(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4), matcher.group(5));
    }

    @Override
    public String toString() {
        return prefix("cluster");
    }

    /**
     * Resources in the cluster.
     *
     * @param type {@code topic}, {@code group} or {@code transactional-id}
     * @param pattern a name in which {@code *} and {@code ?} are wildcards
     */
    String resource(String type, String pattern) {
        return prefix(type) + "/" + pattern;
    }

    private String prefix(String type) {
        return "arn:" + partition + ":kafka:" + region + ":" + account + ":" + type + "/" + name + "/" + uuid;
    }
}
