resource "helm_release" "orders" {
  // comment old-1.example:9092
  name = "orders-${var.x["a"]}"
  set {
    name  = "kafka"
    value = "old-1.example:9092,old-2.example:9092"
  }
  config = {
    "bootstrap.servers" = "old-1.example:9092"
  }
  values = [<<-EOT
    kafka: old-1.example:9092
  EOT
  ]
}
