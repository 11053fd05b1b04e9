variable "cluster_name" {
  description = "Name of the cluster, unique in the account and region."
  type        = string
  default     = "@name@"
}

variable "kafka_version" {
  description = "Version of Apache Kafka as MSK names it."
  type        = string
  default     = "@version@"
}

variable "instance_type" {
  description = "Instance type of the brokers."
  type        = string
  default     = "@instanceType@"

  validation {
    condition     = startswith(var.instance_type, "@instancePrefix@")
    error_message = "This module is for instance types that begin with @instancePrefix@; standard and express brokers differ in more than the type."
  }
}

variable "broker_count" {
  description = "Brokers in all, a multiple of the 3 zones."
  type        = number
  default     = @brokers@

  validation {
    condition     = var.broker_count % 3 == 0
    error_message = "The number of brokers must be a multiple of the 3 zones."
  }
}
#if standard

variable "storage_gib" {
  description = "GiB of each broker's volume at the beginning. It can grow, never shrink."
  type        = number
  default     = @storageGib@
}
#end
#if throughput

variable "storage_throughput_mib" {
  description = "Provisioned throughput of each volume in MiB/s."
  type        = number
  default     = @throughputMib@
}
#end
#if scaling

variable "storage_max_gib" {
  description = "The most GiB that each broker's volume may grow to by itself."
  type        = number
  default     = @storageMostGib@
}

variable "storage_target_percent" {
  description = "How full volumes may be before they grow, in percent, 10 to 80."
  type        = number
  default     = @storageTargetPercent@
}
#end
#if givenKey

variable "kms_key_arn" {
  description = "ARN of the KMS key that encrypts the volumes."
  type        = string
  default     = "@keyArn@"
}
#end

variable "vpc_id" {
  description = "The VPC of the subnets."
  type        = string
#if vpc
  default     = "@vpc@"
#end
}

variable "subnet_ids" {
  description = "Three private subnets, each in another zone."
  type        = list(string)
#if subnets
  default     = [@subnetList@]
#end

  validation {
    condition     = length(distinct(var.subnet_ids)) == 3 && length(var.subnet_ids) == 3
    error_message = "Three different subnets are needed."
  }
}

variable "client_cidr_blocks" {
  description = "IPv4 ranges that clients connect from, and Prometheus if it is used."
  type        = list(string)
#if cidrs
  default     = [@cidrList@]
#end
}

variable "monitoring_level" {
  description = "Level of the metrics in CloudWatch."
  type        = string
  default     = "@monitoringLevel@"
}

variable "open_monitoring" {
  description = "Whether Prometheus may read the brokers' JMX and node exporters, ports 11001 and 11002."
  type        = bool
  default     = @openMonitoring@
}

variable "log_retention_days" {
  description = "How long the brokers' logs are kept in CloudWatch, in days."
  type        = number
  default     = @logRetentionDays@
}

variable "scram_secret_arns" {
  description = "Secrets of SCRAM users in Secrets Manager. Their names begin with AmazonMSK_, and they are encrypted with a customer key."
  type        = list(string)
  default     = [@secretList@]

  validation {
    condition     = alltrue([for arn in var.scram_secret_arns : can(regex(":secret:AmazonMSK_", arn))])
    error_message = "MSK takes only secrets whose name begins with AmazonMSK_."
  }
}

variable "tags" {
  description = "Tags of everything that is made here."
  type        = map(string)
#if tags
  default = {
    @tagLines@
  }
#end
#if !tags
  default     = {}
#end
}
