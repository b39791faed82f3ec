package org.filingmonitor.producer.feed.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class XmlCursorTest {

    private static XmlCursor of(String document) {
        return XmlCursor.atRoot(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(String document) {
        return of(document).text();
    }

    @Test
    void visitsChildrenAndSkipsWhatTheVisitorLeaves() {
        XmlCursor cursor = of("<r><a><x>1</x></a><b at=' v '>t<c/></b><d>3</d></r>");
        List<String> visited = new ArrayList<>();
        cursor.children(name -> visited.add(
                switch (name) {
                    case "a" -> "a";
                    case "b" -> "b " + cursor.attribute("at") + cursor.attribute("none");
                    default -> cursor.text();
                }));
        assertThat(visited).containsExactly("a", "b v", "3");
    }

    @Test
    void stopsInsideNestedVisits() {
        XmlCursor cursor = of("<r><a><x/><y/></a><b>broken");
        List<String> visited = new ArrayList<>();
        cursor.children(outer -> cursor.children(inner -> {
            visited.add(inner);
            cursor.stop();
        }));
        assertThat(visited).containsExactly("x");
    }

    @Test
    void readsTextThroughInlineMarkup() {
        assertThat(text("<t>Rose <i>plant</i>ed H<sub>2</sub>O\n  <p>one</p><p>two</p></t>"))
                .isEqualTo("Rose planted H2O one two");
    }

    @Test
    void resolvesTheEntitiesOfTheOfficesFromATable() {
        assertThat(text("<!DOCTYPE t SYSTEM 'docdb-entities.dtd'><t>&Sacute;&ccaron;&ndash;&amp;&#xE9;</t>"))
                .isEqualTo("\u015A\u010D\u2013&\u00E9");
    }

    @Test
    void expandsNothingThatADocumentDeclares() {
        assertThatThrownBy(() -> text("<!DOCTYPE t [<!ENTITY lol 'lol'><!ENTITY bomb '&lol;&lol;'>]><t>&bomb;</t>"))
                .isInstanceOf(MalformedXmlException.class)
                .hasMessageContaining("&bomb;");
        assertThatThrownBy(() -> text("<!DOCTYPE t [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><t>&x;</t>"))
                .hasMessageContaining("&x;");
    }

    @Test
    void saysWhereADocumentIsBroken() {
        assertThatThrownBy(() -> text("<t>\n<a></b></t>"))
                .isInstanceOf(MalformedXmlException.class)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> text("<t><a>")).isInstanceOf(MalformedXmlException.class);
    }
}
