package gradus.deployment.packaging;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Keys of the tests of RFC 8032, section 7.1: anybody knows them, so they sign nothing but examples. */
final class Keys {
    private static final String PRIVATE = "302e020100300506032b657004220420";
    private static final String PUBLIC = "302a300506032b6570032100";

    /** TEST 1. */
    static final KeyPair OURS = pair(
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

    /** TEST 2. */
    static final KeyPair STRANGER = pair(
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

    private Keys() {}

    static KeyPair pair(String secret, String point) {
        try {
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(PUBLIC + point))),
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(HexFormat.of().parseHex(PRIVATE + secret))));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("keys of the RFC", e);
        }
    }
}
