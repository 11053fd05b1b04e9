output "cluster_arn" {
  description = "ARN of the cluster."
  value       = aws_msk_cluster.cluster.arn
}

output "bootstrap_brokers_sasl_scram" {
  description = "For target.bootstrapServers of migration.yaml, with SASL_SSL and SCRAM-SHA-512."
  value       = aws_msk_cluster.cluster.bootstrap_brokers_sasl_scram
}

output "bootstrap_brokers_sasl_iam" {
  description = "For clients that use IAM."
  value       = aws_msk_cluster.cluster.bootstrap_brokers_sasl_iam
}

output "security_group_id" {
  description = "Security group of the brokers."
  value       = aws_security_group.brokers.id
}
