#if createdKey
resource "aws_kms_key" "volumes" {
  description             = "Volumes of the MSK cluster ${var.cluster_name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  tags                    = var.tags

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_alias" "volumes" {
  name          = "alias/${var.cluster_name}-msk"
  target_key_id = aws_kms_key.volumes.key_id
}

#end
resource "aws_cloudwatch_log_group" "brokers" {
  name              = "/msk/${var.cluster_name}"
  retention_in_days = var.log_retention_days
  tags              = var.tags
}

resource "aws_msk_configuration" "cluster" {
  name           = "${var.cluster_name}-configuration"
  description    = "Made by Godwit from the settings of the source cluster"
  kafka_versions = [var.kafka_version]

  server_properties = <<-EOT
    @serverProperties@
  EOT
}

resource "aws_msk_cluster" "cluster" {
  cluster_name           = var.cluster_name
  kafka_version          = var.kafka_version
  number_of_broker_nodes = var.broker_count
  enhanced_monitoring    = var.monitoring_level
#if tiered
  storage_mode           = "TIERED"
#end
  tags                   = var.tags

  broker_node_group_info {
    instance_type   = var.instance_type
    client_subnets  = var.subnet_ids
    security_groups = [aws_security_group.brokers.id]
#if standard

    storage_info {
      ebs_storage_info {
        volume_size = var.storage_gib
#if throughput

        provisioned_throughput {
          enabled           = true
          volume_throughput = var.storage_throughput_mib
        }
#end
      }
    }
#end
  }

  client_authentication {
    unauthenticated = false

    sasl {
      iam   = true
      scram = true
    }
  }

  configuration_info {
    arn      = aws_msk_configuration.cluster.arn
    revision = aws_msk_configuration.cluster.latest_revision
  }

  encryption_info {
#if createdKey
    encryption_at_rest_kms_key_arn = aws_kms_key.volumes.arn

#end
#if givenKey
    encryption_at_rest_kms_key_arn = var.kms_key_arn

#end
    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = true
    }
  }

  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled   = true
        log_group = aws_cloudwatch_log_group.brokers.name
      }
    }
  }

  open_monitoring {
    prometheus {
      jmx_exporter {
        enabled_in_broker = var.open_monitoring
      }

      node_exporter {
        enabled_in_broker = var.open_monitoring
      }
    }
  }

  lifecycle {
    # A cluster holds data: it goes only when somebody takes this line out first.
    prevent_destroy = true
#if scaling
    # The volumes grow by themselves.
    ignore_changes = [broker_node_group_info[0].storage_info[0].ebs_storage_info[0].volume_size]
#end

    precondition {
      condition     = length(distinct([for subnet in data.aws_subnet.brokers : subnet.availability_zone_id])) == 3
      error_message = "The subnets must be in three different zones."
    }

    precondition {
      condition     = alltrue([for subnet in data.aws_subnet.brokers : subnet.vpc_id == var.vpc_id && !subnet.map_public_ip_on_launch])
      error_message = "The subnets must be private ones of the VPC."
    }
  }
}
#if scaling

resource "aws_appautoscaling_target" "storage" {
  service_namespace  = "kafka"
  scalable_dimension = "kafka:broker-storage:VolumeSize"
  resource_id        = aws_msk_cluster.cluster.arn
  min_capacity       = 1
  max_capacity       = var.storage_max_gib
}

resource "aws_appautoscaling_policy" "storage" {
  name               = "${var.cluster_name}-storage"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.storage.service_namespace
  scalable_dimension = aws_appautoscaling_target.storage.scalable_dimension
  resource_id        = aws_appautoscaling_target.storage.resource_id

  target_tracking_scaling_policy_configuration {
    target_value     = var.storage_target_percent
    disable_scale_in = true

    predefined_metric_specification {
      predefined_metric_type = "KafkaBrokerStorageUtilization"
    }
  }
}
#end

resource "aws_msk_scram_secret_association" "users" {
  count = length(var.scram_secret_arns) > 0 ? 1 : 0

  cluster_arn     = aws_msk_cluster.cluster.arn
  secret_arn_list = var.scram_secret_arns
}
