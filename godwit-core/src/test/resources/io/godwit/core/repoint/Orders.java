class Orders {
    static final String SERVERS = "old-1.example:9092";
}
