package org.masthead.media;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/**
 * What the colours of a picture mean, where that is not sRGB. The picture is scaled first, as if it were sRGB, and
 * converted when it is small: drawing it with its profile converts pixel by pixel and takes minutes.
 */
final class ColourProfile {

    private final @Nullable ICC_Profile profile;

    private ColourProfile(@Nullable ICC_Profile profile) {
        this.profile = profile;
    }

    /** The profile of a decoded picture: its own, or the one that the decoder left in the file. */
    static ColourProfile of(BufferedImage decoded, byte @Nullable [] leftInFile) {
        if (isLabelled(decoded)) {
            ICC_ColorSpace space = (ICC_ColorSpace) decoded.getColorModel().getColorSpace();
            return new ColourProfile(space.getProfile());
        }
        return new ColourProfile(leftInFile == null ? null : parse(leftInFile));
    }

    private static @Nullable ICC_Profile parse(byte[] bytes) {
        try {
            ICC_Profile profile = ICC_Profile.getInstance(bytes);
            return profile.getColorSpaceType() == ColorSpace.TYPE_RGB ? profile : null;
        } catch (IllegalArgumentException e) {
            // A broken profile says nothing of the colours, so they are taken as sRGB.
            return null;
        }
    }

    /** The same pixels, said to be sRGB. */
    static BufferedImage withoutLabel(BufferedImage decoded) {
        if (!isLabelled(decoded)) {
            return decoded;
        }
        ColorModel labelled = decoded.getColorModel();
        ColorModel plain = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                labelled.hasAlpha(),
                labelled.isAlphaPremultiplied(),
                labelled.getTransparency(),
                labelled.getTransferType());
        return new BufferedImage(plain, decoded.getRaster(), labelled.isAlphaPremultiplied(), null);
    }

    private static boolean isLabelled(BufferedImage decoded) {
        ColorModel model = decoded.getColorModel();
        return model instanceof ComponentColorModel
                && model.getColorSpace() instanceof ICC_ColorSpace space
                && space.getType() == ColorSpace.TYPE_RGB
                && !space.isCS_sRGB();
    }

    /** Turns the colours of a picture into sRGB, in place; its transparency stays. */
    void convert(BufferedImage image) {
        if (profile == null) {
            return;
        }
        WritableRaster colours = image.getRaster()
                .createWritableChild(0, 0, image.getWidth(), image.getHeight(), 0, 0, new int[] {0, 1, 2});
        try {
            ICC_Profile[] path = {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
            new ColorConvertOp(path, null).filter(colours, colours);
        } catch (CMMException e) {
            // As with a profile that cannot even be read.
            return;
        }
    }
}
