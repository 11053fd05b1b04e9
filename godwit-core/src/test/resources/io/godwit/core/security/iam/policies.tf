# The ACLs of the migration crm for arn:aws:kafka:eu-central-1:123456789012:cluster/crm/11111111-2222-3333-4444-555555555555-7

resource "aws_iam_policy" "kafka-crm-CN_ops_O_crm_d91d7750" {
  name        = "kafka-crm-CN=ops,O=crm"
  description = "Kafka ACLs of the migration crm, part 1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "kafka-cluster:AlterClusterDynamicConfiguration",
          "kafka-cluster:Connect",
          "kafka-cluster:DescribeClusterDynamicConfiguration",
        ]
        Resource = [
          "arn:aws:kafka:eu-central-1:123456789012:cluster/crm/11111111-2222-3333-4444-555555555555-7",
        ]
      },
      {
        Effect = "Allow"
        Action = [
          "kafka-cluster:CreateTopic",
        ]
        Resource = [
          "arn:aws:kafka:eu-central-1:123456789012:topic/crm/11111111-2222-3333-4444-555555555555-7/*",
        ]
      },
    ]
  })
}

resource "aws_iam_policy" "kafka-crm-app" {
  name        = "kafka-crm-app"
  description = "Kafka ACLs of the migration crm, part 1"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "kafka-cluster:Connect",
          "kafka-cluster:WriteDataIdempotently",
        ]
        Resource = [
          "arn:aws:kafka:eu-central-1:123456789012:cluster/crm/11111111-2222-3333-4444-555555555555-7",
        ]
      },
      {
        Effect = "Allow"
        Action = [
          "kafka-cluster:DescribeTopic",
          "kafka-cluster:WriteData",
        ]
        Resource = [
          "arn:aws:kafka:eu-central-1:123456789012:topic/crm/11111111-2222-3333-4444-555555555555-7/order",
        ]
      },
      {
        Effect = "Allow"
        Action = [
          "kafka-cluster:DescribeTopic",
          "kafka-cluster:ReadData",
        ]
        Resource = [
          "arn:aws:kafka:eu-central-1:123456789012:topic/crm/11111111-2222-3333-4444-555555555555-7/price-*",
        ]
      },
      {
        Effect = "Allow"
        Action = [
          "kafka-cluster:AlterGroup",
          "kafka-cluster:DescribeGroup",
        ]
        Resource = [
          "arn:aws:kafka:eu-central-1:123456789012:group/crm/11111111-2222-3333-4444-555555555555-7/app-$${$}*",
        ]
      },
      {
        Effect = "Allow"
        Action = [
          "kafka-cluster:AlterTransactionalId",
          "kafka-cluster:DescribeTransactionalId",
        ]
        Resource = [
          "arn:aws:kafka:eu-central-1:123456789012:transactional-id/crm/11111111-2222-3333-4444-555555555555-7/app$${*}",
        ]
      },
      {
        Effect = "Deny"
        Action = [
          "kafka-cluster:ReadData",
        ]
        Resource = [
          "arn:aws:kafka:eu-central-1:123456789012:topic/crm/11111111-2222-3333-4444-555555555555-7/price-secret",
        ]
      },
    ]
  })
}
