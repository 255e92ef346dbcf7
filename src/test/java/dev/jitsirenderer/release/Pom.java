package dev.jitsirenderer.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/// What `pom.xml` says, which other files repeat.
record Pom(Document document) {

    static Pom read() {
        try {
            return new Pom(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Path.of("pom.xml").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    String version() {
        return text("/project/version");
    }

    /// The feature release of the JDK.
    String jdk() {
        return text("/project/properties/maven.compiler.release");
    }

    /// What an XPath selects.
    String text(String path) {
        try {
            return XPathFactory.newInstance().newXPath().evaluate(path, document);
        } catch (XPathExpressionException e) {
            throw new IllegalStateException(path, e);
        }
    }
}
