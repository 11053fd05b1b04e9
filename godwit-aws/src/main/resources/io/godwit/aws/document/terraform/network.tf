data "aws_subnet" "brokers" {
  for_each = toset(var.subnet_ids)

  id = each.value
}

resource "aws_security_group" "brokers" {
  name        = "${var.cluster_name}-msk"
  description = "Brokers of the MSK cluster ${var.cluster_name}"
  vpc_id      = var.vpc_id
  tags        = var.tags
}

resource "aws_vpc_security_group_ingress_rule" "scram" {
  for_each = toset(var.client_cidr_blocks)

  security_group_id = aws_security_group.brokers.id
  description       = "SASL/SCRAM over TLS"
  ip_protocol       = "tcp"
  from_port         = 9096
  to_port           = 9096
  cidr_ipv4         = each.value
}

resource "aws_vpc_security_group_ingress_rule" "iam" {
  for_each = toset(var.client_cidr_blocks)

  security_group_id = aws_security_group.brokers.id
  description       = "IAM over TLS"
  ip_protocol       = "tcp"
  from_port         = 9098
  to_port           = 9098
  cidr_ipv4         = each.value
}

resource "aws_vpc_security_group_ingress_rule" "prometheus" {
  for_each = var.open_monitoring ? toset(var.client_cidr_blocks) : toset([])

  security_group_id = aws_security_group.brokers.id
  description       = "JMX and node exporters"
  ip_protocol       = "tcp"
  from_port         = 11001
  to_port           = 11002
  cidr_ipv4         = each.value
}

resource "aws_vpc_security_group_egress_rule" "all" {
  security_group_id = aws_security_group.brokers.id
  description       = "What the brokers ask for themselves"
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}
