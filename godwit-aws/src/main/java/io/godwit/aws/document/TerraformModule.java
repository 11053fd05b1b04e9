package io.godwit.aws.document;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the Terraform module, in the form that {@code terraform fmt} gives it. */
final class TerraformModule {
    private static final List<String> FILES =
            List.of("versions.tf", "variables.tf", "network.tf", "main.tf", "outputs.tf");

    private TerraformModule() {}

    static List<DocumentFile> files(ClusterDocument document) {
        Map<String, List<String>> values = values(document);
        return FILES.stream()
                .map(name -> new DocumentFile(
                        name, Template.packaged("terraform/" + name).fill(document.conditions(), values)))
                .toList();
    }

    private static Map<String, List<String>> values(ClusterDocument document) {
        Map<String, List<String>> values = document.values();
        ClusterDocument.put(values, "subnetList", quoted(document.network().subnetIds()));
        ClusterDocument.put(values, "cidrList", quoted(document.network().clientCidrs()));
        ClusterDocument.put(values, "secretList", quoted(document.scramSecretArns()));
        values.put("serverProperties", document.cluster().configuration().lines());
        values.put("tagLines", tagLines(document.cluster().tags()));
        return values;
    }

    private static String quoted(List<String> texts) {
        return texts.stream().map(TerraformModule::quoted).collect(Collectors.joining(", "));
    }

    /** Dollar and percent signs before a brace begin a template in Terraform; tags and properties have no braces. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static List<String> tagLines(Map<String, String> tags) {
        int width = tags.keySet().stream()
                .mapToInt(key -> quoted(key).length())
                .max()
                .orElse(0);
        return tags.entrySet().stream()
                .map(tag -> {
                    String key = quoted(tag.getKey());
                    return key + " ".repeat(width - key.length()) + " = " + quoted(tag.getValue());
                })
                .toList();
    }
}
