package io.godwit.aws.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the CloudFormation template. */
final class CloudFormationTemplate {
    private CloudFormationTemplate() {}

    static DocumentFile file(ClusterDocument document) {
        Map<String, List<String>> values = document.values();
        ClusterDocument.put(
                values, "subnetText", String.join(",", document.network().subnetIds()));
        ClusterDocument.put(values, "secretText", String.join(",", document.scramSecretArns()));
        ClusterDocument.put(
                values,
                "instancePattern",
                document.cluster().size().family().instancePrefix().replace(".", "[.]") + "[a-z0-9]+[.][a-z0-9]+");
        values.put("serverProperties", document.cluster().configuration().lines());
        Map<String, String> tags = document.cluster().tags();
        values.put(
                "tagMap",
                tags.entrySet().stream()
                        .map(tag -> quoted(tag.getKey()) + ": " + quoted(tag.getValue()))
                        .toList());
        values.put(
                "tagList",
                tags.entrySet().stream()
                        .flatMap(tag ->
                                List.of("- Key: " + quoted(tag.getKey()), "  Value: " + quoted(tag.getValue()))
                                        .stream())
                        .toList());
        List<String> cidrs = document.network().clientCidrs();
        values.put("cidrParameters", cidrParameters(cidrs));
        values.put("ingress", ingress(Math.max(1, cidrs.size())));
        return new DocumentFile(
                "msk.yaml", Template.packaged("cloudformation/cluster.yaml").fill(document.conditions(), values));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String parameter(int index) {
        return "ClientCidr" + (index + 1);
    }

    /** A template cannot loop, so each range is a parameter of its own; there is at least one. */
    private static List<String> cidrParameters(List<String> cidrs) {
        List<String> lines = new ArrayList<>();
        for (int index = 0; index < Math.max(1, cidrs.size()); index++) {
            lines.add("  " + parameter(index) + ":");
            lines.add("    Type: String");
            lines.add("    Description: IPv4 range that clients connect from, and Prometheus if it is used.");
            if (index < cidrs.size()) {
                lines.add("    Default: " + quoted(cidrs.get(index)));
            }
        }
        return lines;
    }

    private static List<String> ingress(int ranges) {
        List<String> lines = new ArrayList<>();
        for (int index = 0; index < ranges; index++) {
            rule(lines, "Scram", index, "SASL/SCRAM over TLS", 9096, 9096, false);
            rule(lines, "Iam", index, "IAM over TLS", 9098, 9098, false);
            rule(lines, "Prometheus", index, "JMX and node exporters", 11001, 11002, true);
        }
        return lines;
    }

    private static void rule(
            List<String> lines, String name, int index, String description, int from, int to, boolean monitoring) {
        lines.add("  " + name + "Ingress" + (index + 1) + ":");
        lines.add("    Type: AWS::EC2::SecurityGroupIngress");
        if (monitoring) {
            lines.add("    Condition: HasOpenMonitoring");
        }
        lines.add("    Properties:");
        lines.add("      GroupId: !GetAtt BrokersSecurityGroup.GroupId");
        lines.add("      Description: " + description);
        lines.add("      IpProtocol: tcp");
        lines.add("      FromPort: " + from);
        lines.add("      ToPort: " + to);
        lines.add("      CidrIp: !Ref " + parameter(index));
        lines.add("");
    }
}
