package io.godwit.aws.mskconnect;

import io.godwit.aws.document.DocumentFile;
import io.godwit.aws.mskconnect.MskConnectOrder.OrderedConnector;
import io.godwit.aws.mskconnect.MskConnectOrder.OrderedPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The order as a Terraform module, in the form that {@code terraform fmt} gives it. */
public final class MskConnectModule {
    private final MskConnectOrder order;
    private final List<String> lines = new ArrayList<>();

    private MskConnectModule(MskConnectOrder order) {
        this.order = order;
    }

    public static List<DocumentFile> files(MskConnectOrder order) {
        return List.of(versions(), new DocumentFile("main.tf", new MskConnectModule(order).write()));
    }

    private static DocumentFile versions() {
        return new DocumentFile(
                "versions.tf",
                """
                terraform {
                  required_version = ">= 1.5"

                  required_providers {
                    aws = {
                      source  = "hashicorp/aws"
                      version = ">= 5.0"
                    }
                  }
                }
                """);
    }

    /** The worker configuration as a properties file. */
    static String properties(MskConnectOrder order) {
        return order.workerProperties().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private String write() {
        order.plugins().forEach(this::plugin);
        workers();
        logs();
        order.connectors().forEach(this::connector);
        return String.join("\n", lines) + "\n";
    }

    private void add(String... more) {
        lines.addAll(List.of(more));
    }

    private void plugin(OrderedPlugin plugin) {
        add(
                "resource \"aws_mskconnect_custom_plugin\" " + quoted(MskConnectOrder.identifier(plugin.name())) + " {",
                "  name         = " + quoted(plugin.name()),
                "  content_type = \"ZIP\"",
                "",
                "  location {",
                "    s3 {",
                "      bucket_arn = " + quoted(order.pluginBucketArn()),
                "      file_key   = " + quoted(plugin.fileKey()),
                "    }",
                "  }",
                "}",
                "");
    }

    private void workers() {
        add(
                "resource \"aws_mskconnect_worker_configuration\" \"workers\" {",
                "  name = " + quoted(order.name() + "-workers"),
                "",
                "  properties_file_content = <<-EOT");
        properties(order).lines().map(line -> "    " + escaped(line)).forEach(lines::add);
        add("  EOT", "}", "");
    }

    private void logs() {
        add(
                "resource \"aws_cloudwatch_log_group\" \"workers\" {",
                "  name              = " + quoted("/msk-connect/" + order.name()),
                "  retention_in_days = 30",
                "}");
    }

    private void connector(OrderedConnector connector) {
        String plugin = "aws_mskconnect_custom_plugin."
                + MskConnectOrder.identifier(connector.plugin().name());
        add(
                "",
                "resource \"aws_mskconnect_connector\" " + quoted(MskConnectOrder.identifier(connector.name())) + " {",
                "  name                       = " + quoted(connector.name()),
                "  kafkaconnect_version       = " + quoted(order.connectVersion()),
                "  service_execution_role_arn = " + quoted(order.roleArn()),
                "",
                "  capacity {",
                "    provisioned_capacity {",
                "      mcu_count    = " + order.capacity().mcus(),
                "      worker_count = " + order.capacity().workers(),
                "    }",
                "  }",
                "",
                "  connector_configuration = {");
        settings(connector.config());
        add(
                "  }",
                "",
                "  kafka_cluster {",
                "    apache_kafka_cluster {",
                "      bootstrap_servers = " + quoted(order.bootstrapServers()),
                "",
                "      vpc {",
                "        security_groups = [" + list(order.network().securityGroups()) + "]",
                "        subnets         = [" + list(order.network().subnets()) + "]",
                "      }",
                "    }",
                "  }",
                "",
                "  kafka_cluster_client_authentication {",
                "    authentication_type = " + quoted(order.iam() ? "IAM" : "NONE"),
                "  }",
                "",
                "  kafka_cluster_encryption_in_transit {",
                "    encryption_type = " + quoted(order.tls() ? "TLS" : "PLAINTEXT"),
                "  }",
                "",
                "  plugin {",
                "    custom_plugin {",
                "      arn      = " + plugin + ".arn",
                "      revision = " + plugin + ".latest_revision",
                "    }",
                "  }",
                "",
                "  worker_configuration {",
                "    arn      = aws_mskconnect_worker_configuration.workers.arn",
                "    revision = aws_mskconnect_worker_configuration.workers.latest_revision",
                "  }",
                "",
                "  log_delivery {",
                "    worker_log_delivery {",
                "      cloudwatch_logs {",
                "        enabled   = true",
                "        log_group = aws_cloudwatch_log_group.workers.name",
                "      }",
                "    }",
                "  }",
                "}");
    }

    private void settings(Map<String, String> config) {
        int width = config.keySet().stream()
                .mapToInt(key -> quoted(key).length())
                .max()
                .orElse(0);
        config.forEach((key, value) -> {
            String name = quoted(key);
            lines.add("    " + name + " ".repeat(width - name.length()) + " = " + quoted(value));
        });
    }

    private static String list(List<String> texts) {
        return texts.stream().map(MskConnectModule::quoted).collect(Collectors.joining(", "));
    }

    /** In Terraform a dollar or a percent sign before a brace begins a template; doubled it is itself. */
    private static String escaped(String text) {
        return text.replace("${", "$${").replace("%{", "%%{");
    }

    private static String quoted(String text) {
        return '"' + escaped(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")) + '"';
    }
}
