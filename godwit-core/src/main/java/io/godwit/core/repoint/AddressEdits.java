package io.godwit.core.repoint;

import io.godwit.core.error.RepointError;
import io.godwit.core.repoint.AddressList.Address;
import io.godwit.core.repoint.format.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Replaces the source's addresses in settings. */
final class AddressEdits {
    private static final Pattern CONNECTION_URL = Pattern.compile("(?i)(.*kafkastore[._-])connection([._-])url");

    private final SourceAddresses source;
    private final TargetClient target;
    private final Map<String, String> urls;
    private final FileEdits edits;
    private final Set<String> tellingHosts;

    AddressEdits(SourceAddresses source, TargetClient target, Map<String, String> urls, FileEdits edits) {
        this.source = source;
        this.target = target;
        this.urls = urls;
        this.edits = edits;
        this.tellingHosts = source.tellingHosts();
    }

    /** @return the settings in which an address was replaced */
    List<Anchor> replace(List<Setting> settings) {
        List<Anchor> anchors = new ArrayList<>();
        Map<Integer, Boolean> lists = addressLists(settings);
        for (Setting setting : settings) {
            boolean itemwise = setting.list() >= 0 && lists.getOrDefault(setting.list(), false);
            if (!replaceKeeper(setting, settings, anchors)) {
                replaceValue(setting, itemwise).ifPresent(anchors::add);
            }
            hostsAlone(setting);
        }
        return anchors;
    }

    /** Lists of which each item is one address: there the target's addresses become items too. */
    private static Map<Integer, Boolean> addressLists(List<Setting> settings) {
        Map<Integer, Boolean> lists = new HashMap<>();
        for (Setting setting : settings) {
            if (setting.list() >= 0) {
                List<AddressList> found = AddressList.in(setting.value());
                boolean single = found.size() == 1
                        && found.get(0).addresses().size() == 1
                        && found.get(0).isWhole(setting.value());
                lists.merge(setting.list(), single, Boolean::logicalAnd);
            }
        }
        return lists;
    }

    private Optional<Anchor> replaceValue(Setting setting, boolean itemwise) {
        String value = withUrls(setting.value());
        boolean urlReplaced = !value.equals(setting.value());
        StringBuilder changed = new StringBuilder();
        List<String> notes = new ArrayList<>();
        int position = 0;
        for (AddressList list : AddressList.in(value)) {
            long known = list.addresses().stream()
                    .filter(address -> source.contains(address.host(), address.port()))
                    .count();
            if (known == list.addresses().size()) {
                String servers = servers(list, itemwise ? setting.index() : -1);
                notes.add(list.addresses() + " → " + servers);
                changed.append(value, position, list.start()).append(servers);
                position = list.end();
            } else if (known > 0) {
                mixed(setting, list);
            } else if (list.addresses().stream().anyMatch(this::isKeeper)) {
                edits.left(
                        setting,
                        Meaning.ZOOKEEPER,
                        RepointError.ZOOKEEPER,
                        list.addresses() + " is the source's ZooKeeper; the target is reached by its brokers alone");
            }
        }
        changed.append(value, position, value.length());
        for (Address address : AddressList.inUrls(value)) {
            if (source.contains(address.host(), address.port())) {
                edits.left(
                        setting, Meaning.URL, RepointError.IN_CODE, address + " is part of a URL; change it by hand");
            }
        }
        ClientKey key = ClientKey.of(setting.path()).orElse(new ClientKey("", ""));
        if (notes.isEmpty()) {
            if (urlReplaced) {
                edits.replace(setting, changed.toString(), Meaning.URL, "URL replaced");
            }
            return Optional.empty();
        }
        boolean replaced = edits.replace(setting, changed.toString(), Meaning.BOOTSTRAP_LIST, String.join("; ", notes));
        return replaced ? Optional.of(new Anchor(setting, setting.leaf(), key)) : Optional.empty();
    }

    private String servers(AddressList list, int index) {
        List<String> servers = target.servers();
        String protocol = list.hasProtocols() ? target.protocol() + "://" : "";
        if (index >= 0) {
            return protocol + servers.get(index % servers.size());
        }
        return list.hasProtocols() ? target.serversWithProtocol() : target.bootstrapServers();
    }

    private void mixed(Setting setting, AddressList list) {
        List<String> unknown = list.addresses().stream()
                .filter(address -> !source.contains(address.host(), address.port()))
                .map(Address::toString)
                .toList();
        edits.left(
                setting,
                Meaning.BOOTSTRAP_LIST,
                RepointError.MIXED_LIST,
                "not known: " + String.join(", ", unknown)
                        + "; name them in repoint.sourceAddresses if they are the source's");
    }

    /** A schema registry that finds Kafka by ZooKeeper gets the target's brokers, with the key for them. */
    private boolean replaceKeeper(Setting setting, List<Setting> settings, List<Anchor> anchors) {
        var matcher = CONNECTION_URL.matcher(setting.leaf());
        List<AddressList> lists = AddressList.in(setting.value());
        boolean known = lists.size() == 1
                && lists.get(0).start() == 0
                && lists.get(0).addresses().stream().allMatch(this::isKeeper);
        if (!matcher.matches() || !known || setting.key().isEmpty()) {
            return false;
        }
        boolean upper = setting.leaf().equals(setting.leaf().toUpperCase(Locale.ROOT));
        String separator = matcher.group(2);
        String leaf =
                matcher.group(1) + (upper ? "BOOTSTRAP" + separator + "SERVERS" : "bootstrap" + separator + "servers");
        if (settings.stream().anyMatch(other -> other.leaf().equals(leaf))) {
            return false;
        }
        String servers = target.serversWithProtocol();
        if (edits.replace(setting, servers, Meaning.ZOOKEEPER, leaf + " = " + servers)) {
            edits.rename(setting.key().get(), leaf);
            String path = setting.path()
                            .substring(
                                    0, setting.path().length() - setting.leaf().length())
                    + leaf;
            anchors.add(new Anchor(setting, leaf, ClientKey.of(path).orElseThrow()));
        }
        return true;
    }

    private boolean isKeeper(Address address) {
        return source.isZooKeeper(address.host(), address.port());
    }

    private void hostsAlone(Setting setting) {
        List<String> fullNames =
                tellingHosts.stream().filter(host -> host.indexOf('.') > 0).toList();
        for (String host : AddressList.hostsAlone(setting.value(), fullNames)) {
            if (urls.keySet().stream()
                    .noneMatch(url -> url.toLowerCase(Locale.ROOT).contains(host))) {
                edits.left(setting, Meaning.BOOTSTRAP_LIST, RepointError.HOST_ALONE, host + " stands without a port");
            }
        }
    }

    private String withUrls(String value) {
        String changed = value;
        for (Map.Entry<String, String> url : urls.entrySet()) {
            for (int at = indexOfUrl(changed, url.getKey(), 0); at >= 0; ) {
                changed = changed.substring(0, at)
                        + url.getValue()
                        + changed.substring(at + url.getKey().length());
                at = indexOfUrl(changed, url.getKey(), at + url.getValue().length());
            }
        }
        return changed;
    }

    /** Where the URL stands as a whole or as the beginning of a longer one, and not as a part of another host's or port's. */
    static int indexOfUrl(String value, String url, int from) {
        int at = value.indexOf(url, from);
        while (at >= 0) {
            int behind = at + url.length();
            boolean starts = at == 0 || !isName(value.charAt(at - 1));
            boolean ends = behind == value.length() || url.endsWith("/") || !isName(value.charAt(behind));
            if (starts && ends) {
                return at;
            }
            at = value.indexOf(url, at + 1);
        }
        return -1;
    }

    private static boolean isName(char character) {
        return Character.isLetterOrDigit(character)
                || character == '.'
                || character == '-'
                || character == '_'
                || character == ':';
    }
}
