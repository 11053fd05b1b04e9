package io.godwit.core.security.iam;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The policies as Terraform, formatted as {@code terraform fmt} does it. */
public final class Terraform {
    private final String migration;
    private final List<String> lines = new ArrayList<>();

    private Terraform(String migration) {
        this.migration = migration;
    }

    /** One {@code aws_iam_policy} for each document; which role gets them is said where roles are declared. */
    public static String write(String migration, IamTranslation translation) {
        Terraform terraform = new Terraform(migration);
        terraform.lines.add("# The ACLs of the migration " + migration + " for " + translation.cluster());
        translation.policies().forEach(terraform::write);
        return String.join("\n", terraform.lines) + "\n";
    }

    private void write(PrincipalPolicies policies) {
        for (int number = 1; number <= policies.documents().size(); number++) {
            String name = PolicyName.of(migration, policies.principal(), number);
            lines.add("");
            lines.add("resource \"aws_iam_policy\" \"" + identifier(name) + "\" {");
            lines.add("  name        = " + text(name));
            // IAM takes letters, digits and some signs in a description; a principal may have any.
            lines.add("  description = " + text("Kafka ACLs of the migration " + migration + ", part " + number));
            lines.add("  policy = jsonencode({");
            lines.add("    Version = \"2012-10-17\"");
            lines.add("    Statement = [");
            policies.documents().get(number - 1).statements().forEach(this::write);
            lines.add("    ]");
            lines.add("  })");
            lines.add("}");
        }
    }

    private void write(IamStatement statement) {
        lines.add("      {");
        lines.add("        Effect = " + text(statement.effect()));
        list("Action", statement.actions());
        list("Resource", statement.resources());
        lines.add("      },");
    }

    private void list(String name, Collection<String> values) {
        lines.add("        " + name + " = [");
        values.forEach(value -> lines.add("          " + text(value) + ","));
        lines.add("        ]");
    }

    private static String identifier(String name) {
        String identifier = name.replaceAll("[^A-Za-z0-9_-]", "_");
        return identifier.equals(name) ? identifier : identifier + "_" + PolicyName.checksum(name);
    }

    /** Quoted, with what Terraform would read as a template doubled. */
    private static String text(String value) {
        return "\""
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("${", "$${")
                        .replace("%{", "%%{")
                + "\"";
    }
}
