import java.io.File;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/**
 * Validates PDF files with veraPDF: java -cp … Validate.java file.pdf … Prints one line a file and profile:
 * name, profile, "pass" or "fail", and the broken rules with how often, set apart by tabs.
 */
public class Validate {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (String file : files) {
      for (String profile : new String[] {"ua1", "2a"}) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(profile);
        try (var parser = Foundries.defaultInstance().createParser(new File(file), flavour);
            var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
          var result = validator.validate(parser);
          var broken = new TreeMap<String, Integer>();
          for (TestAssertion assertion : result.getTestAssertions()) {
            var rule = assertion.getRuleId();
            broken.merge(rule.getClause() + "-" + rule.getTestNumber() + " " + assertion.getMessage().replaceAll("\\s+", " "), 1, Integer::sum);
          }
          System.out.println(new File(file).getName() + "\t" + profile + "\t" + (result.isCompliant() ? "pass" : "fail") + "\t" + broken);
        }
      }
    }
  }
}
